package io.tributary.quickstart.launch;

import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.Polling;
import io.tributary.quickstart.settings.QuickstartException;
import io.tributary.quickstart.settings.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** Each service in a virtual machine of its own, which is started again whenever it dies. */
public final class ServicesOutside implements Services {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SECONDS_TO_STOP = 12;

    /** A service that ends while it starts is not started again and again without a pause. */
    private static final Duration SHORT_LIFE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path logs;
    private final Map<Service, Process> running = new EnumMap<>(Service.class);
    private boolean closed;

    /** Services that log into files of that directory. */
    public ServicesOutside(Path logs) {
        this.logs = logs;
    }

    @Override
    public void start(Service service, Map<String, String> settings) {
        launch(service, settings);
        Thread.ofPlatform()
                .name("watch-" + service.text())
                .daemon()
                .start(() -> keepAlive(service, settings));
    }

    @Override
    public void close() {
        List<Process> ending;
        synchronized (this) {
            closed = true;
            ending = List.copyOf(running.values());
        }
        ending.forEach(Process::destroy);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_STOP);
        ending.forEach(process -> end(process, deadline));
    }

    private void keepAlive(Service service, Map<String, String> settings) {
        while (!isClosed()) {
            long begin = System.nanoTime();
            process(service).onExit().join();
            if (System.nanoTime() - begin < SHORT_LIFE.toNanos()) {
                Polling.pause(PAUSE);
            }
            launch(service, settings);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized Process process(Service service) {
        Process process = running.get(service);
        if (process == null) {
            throw new IllegalStateException(service.text() + " was never launched");
        }
        return process;
    }

    private synchronized void launch(Service service, Map<String, String> settings) {
        if (closed) {
            return;
        }
        try {
            running.put(service, builder(service, settings).start());
        } catch (IOException e) {
            throw new QuickstartException(
                    Outcome.ENVIRONMENT,
                    service.text() + " cannot be started: " + e.getMessage(),
                    e);
        }
    }

    private ProcessBuilder builder(Service service, Map<String, String> settings) {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx384m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dtributary.quickstart.log=" + logs.resolve(service.text() + ".log"),
                        ServiceProcess.class.getName(),
                        service.mainClass());
        // Not an argument: a list of processes shall show which service is which.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("SPRING_APPLICATION_JSON", JSON.writeValueAsString(settings));
        Path output = logs.resolve(service.text() + ".out");
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        return builder;
    }

    private static void end(Process process, long deadline) {
        try {
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
