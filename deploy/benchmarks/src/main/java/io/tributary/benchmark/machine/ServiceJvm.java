package io.tributary.benchmark.machine;

import io.tributary.quickstart.launch.ServiceProcess;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.QuickstartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One service in a virtual machine of its own, compiled as in production, that can be held still.
 */
public final class ServiceJvm implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SECONDS_TO_STOP = 15;

    private final String name;
    private final Process process;

    private ServiceJvm(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /**
     * Launches it; it answers later.
     *
     * @param name for its log and its flight recording
     * @param mainClass the class with {@code application()}
     * @param settings by name
     * @param logs the directory of its logs
     * @param recordings where it writes a flight recording at its end; null: none
     */
    public static ServiceJvm launch(
            String name,
            String mainClass,
            Map<String, String> settings,
            Path logs,
            @Nullable Path recordings) {
        ProcessBuilder builder = new ProcessBuilder(command(name, mainClass, logs, recordings));
        builder.environment().put("SPRING_APPLICATION_JSON", JSON.writeValueAsString(settings));
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(logs.resolve(name + ".out").toFile()));
        try {
            return new ServiceJvm(name, builder.start());
        } catch (IOException e) {
            throw new QuickstartException(
                    Outcome.ENVIRONMENT, name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Holds it still: it keeps what it has compiled, and does nothing. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on. */
    public void resume() {
        signal("CONT");
    }

    /** Ends it, also when it is held still. */
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        resume();
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String signal) {
        try {
            String[] kill = {"sh", "-c", "kill -" + signal + " " + process.pid()};
            if (new ProcessBuilder(kill).inheritIO().start().waitFor() != 0) {
                throw new QuickstartException(Outcome.WRONG, name + " has ended on its way");
            }
        } catch (IOException e) {
            throw new QuickstartException(
                    Outcome.ENVIRONMENT, "signals cannot be sent: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QuickstartException(Outcome.TIMEOUT, "Interrupted.", e);
        }
    }

    private static List<String> command(
            String name, String mainClass, Path logs, @Nullable Path recordings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms512m", "-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Dtributary.quickstart.log=" + logs.resolve(name + ".log"));
        if (recordings != null) {
            Path file = recordings.resolve(name + ".jfr");
            command.add("-XX:StartFlightRecording=settings=profile,filename=" + file);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ServiceProcess.class.getName(), mainClass));
        return command;
    }
}
