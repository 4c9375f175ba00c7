package io.tributary.benchmark.measurement;

import io.tributary.benchmark.figure.Comparison;
import io.tributary.benchmark.load.HttpLoad;
import io.tributary.benchmark.load.Load;
import io.tributary.benchmark.load.Purchases;
import io.tributary.benchmark.load.Target;
import io.tributary.benchmark.machine.Installation;
import io.tributary.quickstart.demo.Shop;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.quickstart.settings.Service;
import java.time.Duration;

/** Batches of 500 over HTTP against the bare insert of the same rows. */
public final class BatchHttp {

    /** What {@code --only} calls it. */
    public static final String NAME = "batch-http";

    private static final String PATH = "/external/interactions/batch";
    private static final int ITEMS = 500;
    private static final int CONNECTIONS = 4;

    private final Installation installation;
    private final Shop shop;
    private final HttpLoad load;
    private final Pace pace;

    /** Of the shop's key. */
    public BatchHttp(Installation installation, Shop shop, HttpLoad load, Pace pace) {
        this.installation = installation;
        this.shop = shop;
        this.load = load;
        this.pace = pace;
    }

    /** Measures both. */
    public Comparison run(Purchases purchases) {
        Target target =
                Target.post(
                        installation.ports().of(Port.INTERACTION),
                        PATH,
                        shop.secretKey(),
                        () -> purchases.next(ITEMS));
        try (BareInsert bare =
                new BareInsert(
                        installation.platform().postgres(),
                        Service.INTERACTION.database(),
                        shop.product())) {
            return measure(target, bare);
        }
    }

    private Comparison measure(Target target, BareInsert bare) {
        send(target, pace.warmUp());
        bare.during(pace.warmUp());
        return Turns.take(
                NAME,
                "interactions/s",
                pace.rounds(),
                new Turns.Side(
                        "POST /external/interactions/batch, 500 in each, 4 connections",
                        () -> send(target, pace.round())),
                new Turns.Side(
                        "insert … from unnest of 500 such rows over R2DBC, 2 connections",
                        () -> bare.during(pace.round())));
    }

    private double send(Target target, Duration time) {
        Load sent = load.during(target, CONNECTIONS, time).expect(200);
        return sent.perSecond() * ITEMS;
    }
}
