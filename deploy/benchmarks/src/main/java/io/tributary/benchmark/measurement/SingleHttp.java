package io.tributary.benchmark.measurement;

import io.tributary.benchmark.empty.EmptyHandlerApplication;
import io.tributary.benchmark.figure.Comparison;
import io.tributary.benchmark.figure.Latency;
import io.tributary.benchmark.load.HttpLoad;
import io.tributary.benchmark.load.Load;
import io.tributary.benchmark.load.Purchases;
import io.tributary.benchmark.load.Target;
import io.tributary.benchmark.machine.Installation;
import io.tributary.benchmark.machine.ServiceJvm;
import io.tributary.quickstart.demo.Shop;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.testkit.platform.FreePorts;
import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** One interaction per request against an empty handler behind the same filters. */
public final class SingleHttp {

    /** What {@code --only} calls it. */
    public static final String NAME = "single-http";

    private static final String PATH = "/external/interactions";
    private static final int CONNECTIONS = 64;

    private final Installation installation;
    private final Shop shop;
    private final HttpLoad load;
    private final Pace pace;
    private final Histogram service = new Histogram(3);
    private final Histogram bare = new Histogram(3);

    /** Of the shop's key; purchases of their own. */
    public SingleHttp(Installation installation, Shop shop, HttpLoad load, Pace pace) {
        this.installation = installation;
        this.shop = shop;
        this.load = load;
        this.pace = pace;
    }

    /** Measures both. */
    public Comparison run(Purchases purchases) {
        FreePorts free = new FreePorts();
        int port = free.next();
        int management = free.next();
        try (ServiceJvm _ = launchEmpty(port, management)) {
            return measure(
                    target(installation.ports().of(Port.INTERACTION), purchases),
                    target(port, purchases));
        }
    }

    private Comparison measure(Target target, Target empty) {
        send(target, new Histogram(3), pace.warmUp());
        send(empty, new Histogram(3), pace.warmUp());
        Comparison comparison =
                Turns.take(
                        NAME,
                        "requests/s",
                        pace.rounds(),
                        new Turns.Side(
                                "POST /external/interactions, 64 connections",
                                () -> send(target, service, pace.round())),
                        new Turns.Side(
                                "an empty handler behind the same filters",
                                () -> send(empty, bare, pace.round())));
        return comparison.with(latency("service", service), latency("empty handler", bare));
    }

    private double send(Target target, Histogram latency, Duration time) {
        Load sent = load.during(target, CONNECTIONS, time).expect(202);
        latency.add(sent.latency());
        return sent.perSecond();
    }

    private Target target(int port, Purchases purchases) {
        return Target.post(port, PATH, shop.secretKey(), purchases::next);
    }

    private ServiceJvm launchEmpty(int port, int management) {
        Map<String, String> settings =
                Map.of(
                        "server.port",
                        String.valueOf(port),
                        "management.server.port",
                        String.valueOf(management),
                        "management.endpoint.health.probes.enabled",
                        "true",
                        EmptyHandlerApplication.KEY,
                        shop.secretKey());
        return installation.launch(
                "empty-handler", EmptyHandlerApplication.class, management, settings);
    }

    private static Latency latency(String what, Histogram measured) {
        return new Latency(
                what,
                measured.getValueAtPercentile(50) / 1000.0,
                measured.getValueAtPercentile(99) / 1000.0);
    }
}
