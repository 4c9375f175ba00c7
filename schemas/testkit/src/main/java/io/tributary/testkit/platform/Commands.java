package io.tributary.testkit.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Command lines, and how the ones that end by themselves are run. */
final class Commands {

    private static final long SECONDS_TO_RUN = 60;

    private Commands() {}

    /** The Java of this virtual machine with settings that start fast and stay small. */
    static List<String> java(String maximumHeap, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx" + maximumHeap));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /**
     * The command in a session of its own, so that Ctrl-C at a terminal reaches the launcher alone.
     */
    static List<String> inOwnSession(List<String> command) {
        return isInstalled("setsid") ? prefixed(List.of("setsid"), command) : command;
    }

    /** The command as nobody in particular: PostgreSQL refuses to run as root. */
    static List<String> notAsRoot(List<String> command) {
        return isRoot() ? prefixed(List.of("unshare", "-U"), command) : command;
    }

    /** Runs the command to its end; meanwhile it is on the list. */
    static void run(String purpose, List<String> command, Path log, ProcessList processes) {
        try {
            Process process = builder(command, log).start();
            processes.add(purpose, process.toHandle());
            if (!process.waitFor(SECONDS_TO_RUN, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new PlatformException(purpose + " took over " + SECONDS_TO_RUN + " s");
            }
            if (process.exitValue() != 0) {
                throw new PlatformException(purpose + " failed: " + LogTail.of(log));
            }
        } catch (IOException e) {
            throw new PlatformException(purpose + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(purpose + " was interrupted", e);
        } finally {
            processes.remove(purpose);
        }
    }

    /** A process whose output goes to the log and that reads nothing. */
    static ProcessBuilder builder(List<String> command, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        // What is meant for the virtual machine that starts them is not meant for them.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean isInstalled(String tool) {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator, -1))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
    }

    private static List<String> prefixed(List<String> prefix, List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }
}
