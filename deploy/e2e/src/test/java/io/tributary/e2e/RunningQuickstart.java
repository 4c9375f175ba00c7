package io.tributary.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole system in a process of its own, on ports moved aside, as {@code deploy/quickstart/run}
 * starts it.
 */
final class RunningQuickstart implements AutoCloseable {

    static final int PORT_OFFSET = 20_000;

    private static final Path TARGET = Path.of("target", "e2e");

    private final Process process;
    private final Path report;

    private RunningQuickstart(Process process, Path report) {
        this.process = process;
        this.report = report;
    }

    /** Starts it and waits for the demo's report. */
    static RunningQuickstart start() throws IOException {
        Files.createDirectories(TARGET);
        Path report = TARGET.resolve("report.json").toAbsolutePath();
        Files.deleteIfExists(report);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command =
                new ProcessBuilder(
                        java,
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.tributary.quickstart.Quickstart",
                        "--report",
                        report.toString());
        command.environment().put("TRIBUTARY_PORT_OFFSET", Integer.toString(PORT_OFFSET));
        File log = TARGET.resolve("quickstart.log").toFile();
        Process process = command.redirectErrorStream(true).redirectOutput(log).start();
        RunningQuickstart running = new RunningQuickstart(process, report);
        running.awaitReport();
        return running;
    }

    private void awaitReport() {
        Awaitility.await("the demo's report")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .failFast("the quickstart ended before its report", () -> !process.isAlive())
                .until(() -> Files.exists(report));
    }

    JsonNode report() {
        return JsonMapper.builder().build().readTree(report.toFile());
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** SIGTERM, and the time that {@code api.md} gives it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the quickstart runs 30 s after SIGTERM");
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
