package io.tributary.quickstart;

import io.tributary.quickstart.contract.DemoContracts;
import io.tributary.quickstart.demo.Client;
import io.tributary.quickstart.demo.Demo;
import io.tributary.quickstart.launch.Services;
import io.tributary.quickstart.launch.ServicesInside;
import io.tributary.quickstart.launch.ServicesOutside;
import io.tributary.quickstart.outage.Outages;
import io.tributary.quickstart.report.Invitation;
import io.tributary.quickstart.report.Report;
import io.tributary.quickstart.report.ReportFile;
import io.tributary.quickstart.report.Reporting;
import io.tributary.quickstart.report.Table;
import io.tributary.quickstart.settings.Arguments;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.Polling;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.quickstart.settings.QuickstartException;
import io.tributary.quickstart.settings.Service;
import io.tributary.quickstart.settings.ServiceSettings;
import io.tributary.quickstart.settings.WorkDirectory;
import io.tributary.sealing.KeptKeysets;
import io.tributary.sealing.KeysetPair;
import io.tributary.testkit.platform.DevChain;
import io.tributary.testkit.platform.Platform;
import io.tributary.testkit.platform.PlatformOptions;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One run, from the first server to the last figure. */
final class Session implements AutoCloseable {

    private static final PrintStream OUT = System.out;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final long begin = System.nanoTime();
    private final Arguments arguments;
    private final Ports ports;
    private final WorkDirectory work;
    private final Services services;
    private final Client client = new Client();
    private final String operatorToken = randomToken();
    private final CompletableFuture<DemoContracts> deployed = new CompletableFuture<>();
    private volatile @Nullable Platform platform;
    private volatile @Nullable Outages outages;

    Session(Arguments arguments, Ports ports) {
        this.arguments = arguments;
        this.ports = ports;
        this.work = new WorkDirectory(arguments.data(), ports);
        this.services =
                arguments.processes() ? new ServicesOutside(work.logs()) : new ServicesInside();
    }

    /** Starts everything and runs the demo. */
    Outcome run() {
        Platform.endLeftovers(work.platform());
        requireFreePorts();
        work.prepare();
        Platform started = startPlatform();
        startServices(started);
        DemoContracts contracts = deployed.join();
        double readySeconds = Math.round(seconds() * 10) / 10.0;
        OUT.printf(Locale.ROOT, "READY in %.1f s%n", readySeconds);
        Demo demo = new Demo(ports, contracts);
        outages = Outages.watch(work.outages(), started, this::say);
        Reporting reporting = new Reporting(demo, contracts, started.chain().rpcUrl());
        @Nullable QuickstartException failure = runToItsEnd(demo);
        return tell(reporting.report(readySeconds, operatorToken), failure);
    }

    /** Ends services and servers; without {@code --data} the data goes too. */
    @Override
    public void close() {
        closeClients();
        Platform running = platform;
        if (running != null) {
            running.close();
        }
    }

    private void closeClients() {
        Outages watched = outages;
        if (watched != null) {
            watched.close();
        }
        services.close();
    }

    private void requireFreePorts() {
        List<String> taken = ports.taken();
        if (!taken.isEmpty()) {
            throw new QuickstartException(Outcome.ENVIRONMENT, String.join("\n", taken));
        }
    }

    private Platform startPlatform() {
        PlatformOptions options =
                PlatformOptions.in(work.platform())
                        .withPorts(ports.platform())
                        .closingFirst(this::closeClients);
        Platform started =
                Platform.start(
                        arguments.data() == null ? options : options.keepingData(),
                        (part, took) -> answers(part));
        platform = started;
        return started;
    }

    /** The contracts need a block or two: that is waited for while the other servers start. */
    private void answers(String part) {
        say(part + " answers");
        if (part.equals(DevChain.NAME)) {
            deployed.completeAsync(() -> DemoContracts.deploy(ports.url(Port.CHAIN)));
        }
    }

    private void startServices(Platform started) {
        KeysetPair keysets = new KeptKeysets(work.keysets()).get();
        ServiceSettings settings = new ServiceSettings(started, ports, operatorToken, keysets);
        for (Service service : Service.all()) {
            started.postgres().createDatabase(service.database());
            services.start(service, settings.of(service));
            say(service.text() + (arguments.processes() ? " launched" : " started"));
        }
        Service.all().forEach(this::awaitReadiness);
    }

    private void awaitReadiness(Service service) {
        String probe = ports.url(service.managementPort()) + "/actuator/health/readiness";
        Polling.until(
                "the readiness of " + service.text() + " (logs in " + work.logs() + ")",
                PATIENCE,
                PAUSE,
                () -> client.isUp(probe),
                up -> up);
    }

    private static @Nullable QuickstartException runToItsEnd(Demo demo) {
        try {
            demo.run();
            return null;
        } catch (QuickstartException e) {
            return e;
        }
    }

    private Outcome tell(Report report, @Nullable QuickstartException failure) {
        if (arguments.report() != null) {
            ReportFile.write(report, arguments.report());
        }
        Table.lines(report).forEach(OUT::println);
        if (failure != null) {
            System.err.println(failure.getMessage());
            return failure.outcome();
        }
        if (!arguments.exit()) {
            Invitation.lines(report, ports).forEach(OUT::println);
        }
        return report.ok() ? Outcome.RIGHT : Outcome.WRONG;
    }

    private void say(String what) {
        OUT.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(), what);
    }

    private double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static String randomToken() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
