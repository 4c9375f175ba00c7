package io.tributary.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.tributary.testkit.dns.DnsServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole system in a process of its own, on ports moved aside, as {@code deploy/quickstart/run}
 * starts it. Most tests share one: {@link SharedQuickstart}.
 */
public final class RunningQuickstart implements AutoCloseable {

    /** What the shared launch adds to every port. */
    public static final int PORT_OFFSET = Integer.getInteger("tributary.e2e.port-offset", 20_000);

    /** What DNS says to every launch; nothing that a test has not published. */
    public static final DnsServer DNS = DnsServer.start();

    private final Process process;
    private final Path report;
    private final int portOffset;

    RunningQuickstart(Process process, Path report, int portOffset) {
        this.process = process;
        this.report = report;
        this.portOffset = portOffset;
    }

    static RunningQuickstart start() throws IOException {
        return start("e2e", PORT_OFFSET);
    }

    /**
     * Starts one and waits for the demo's report.
     *
     * @param name the folder below {@code target} for its report and log
     * @param portOffset added to every port
     * @param arguments further ones, as for {@code deploy/quickstart/run}
     */
    public static RunningQuickstart start(String name, int portOffset, String... arguments)
            throws IOException {
        Path folder = Files.createDirectories(Path.of("target", name));
        Path report = folder.resolve("report.json").toAbsolutePath();
        Files.deleteIfExists(report);
        ProcessBuilder command = new ProcessBuilder(command(report, arguments));
        command.environment().put("TRIBUTARY_PORT_OFFSET", Integer.toString(portOffset));
        command.environment().put("TRIBUTARY_PRODUCT_DNSSERVER", DNS.address());
        File log = folder.resolve("quickstart.log").toFile();
        Process process = command.redirectErrorStream(true).redirectOutput(log).start();
        return reported(new RunningQuickstart(process, report, portOffset), Duration.ofMinutes(5));
    }

    private static List<String> command(Path report, String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.tributary.quickstart.Quickstart",
                                "--report",
                                report.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** One that has reported; without a report it is closed, since nobody else holds it yet. */
    static RunningQuickstart reported(RunningQuickstart running, Duration patience) {
        try {
            running.awaitReport(patience);
            return running;
        } catch (Exception noReport) {
            try (running) {
                throw noReport;
            }
        }
    }

    private void awaitReport(Duration patience) {
        Awaitility.await("the demo's report")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .failFast("the quickstart ended before its report", () -> !process.isAlive())
                .until(() -> Files.exists(report));
    }

    /** What the demo found ({@code api.md} 9). */
    public JsonNode report() {
        return JsonMapper.builder().build().readTree(report.toFile());
    }

    /** The launcher. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** An address here of what listens on this port by default. */
    public String url(int defaultPort, String path) {
        return "http://127.0.0.1:" + (defaultPort + portOffset) + path;
    }

    /** The demo's product. */
    public String productId() {
        return report().at("/product/id").asString();
    }

    /** The secret key of the demo's product. */
    public String secretKey() {
        return report().at("/product/secretKey").asString();
    }

    /** Who may do everything with the demo's product. */
    public Wallet merchant() {
        return Wallet.of(report().at("/wallets/merchant/privateKey").asString());
    }

    /** The token that the management ports take. */
    public String operatorToken() {
        return report().at("/operatorToken").asString();
    }

    /** The JWT of a wallet that signs in now. */
    public String signIn(Wallet wallet) {
        return new SignIn(new Http(), url(8081, "/auth")).token(wallet);
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
