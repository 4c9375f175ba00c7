package io.tributary.benchmark;

import io.tributary.benchmark.figure.Comparison;
import io.tributary.benchmark.figure.Report;
import io.tributary.benchmark.load.HttpLoad;
import io.tributary.benchmark.load.Purchases;
import io.tributary.benchmark.machine.Installation;
import io.tributary.benchmark.machine.Machine;
import io.tributary.benchmark.measurement.Backlog;
import io.tributary.benchmark.measurement.BatchHttp;
import io.tributary.benchmark.measurement.Flow;
import io.tributary.benchmark.measurement.Lane;
import io.tributary.benchmark.measurement.Pace;
import io.tributary.benchmark.measurement.SingleHttp;
import io.tributary.quickstart.demo.Shop;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Service;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One run: everything up, all measurements one after another, everything gone. */
final class Session implements AutoCloseable {

    private static final PrintStream OUT = System.out;

    private final long begin = System.nanoTime();
    private final Instant startedAt = Instant.now();
    private final Machine machine = Machine.here();
    private final Arguments arguments;
    private final Pace pace;
    private final Installation installation;
    private final HttpLoad load = new HttpLoad();

    Session(Arguments arguments, Ports ports) {
        this.arguments = arguments;
        this.pace = arguments.quick() ? Pace.QUICK : Pace.FULL;
        this.installation = new Installation(ports, arguments.recordings(), arguments.settings());
    }

    /** Measures what is wanted. */
    Report run(String command, String commit) {
        if (!machine.quiet()) {
            OUT.printf(
                    Locale.ROOT,
                    "The machine is busy (load %.1f): the figures will be rough.%n",
                    machine.loadBefore());
        }
        Shop shop = installation.open();
        say("platform and services are up, the shop is open");
        return new Report(
                command,
                commit,
                machine,
                startedAt,
                measure(shop),
                Math.round(seconds()),
                pace.warmUp().toSeconds());
    }

    @Override
    public void close() {
        load.close();
        installation.close();
    }

    /** The way of an event first: afterwards its services are not needed any more and end. */
    private List<Comparison> measure(Shop shop) {
        Purchases purchases = new Purchases(shop.product());
        List<Comparison> comparisons = new ArrayList<>();
        if (arguments.wants(Flow.NAME)) {
            Backlog backlog = new Backlog(installation, shop, load, purchases);
            Lane lane = new Lane(installation, shop);
            comparisons.addAll(new Flow(installation, backlog, lane, pace).run());
            say("flow is measured");
        }
        List.of(Service.PUSHER, Service.REWARD, Service.CAMPAIGN).forEach(installation::stop);
        if (arguments.wants(SingleHttp.NAME)) {
            comparisons.add(new SingleHttp(installation, shop, load, pace).run(purchases));
            say("single-http is measured");
        }
        if (arguments.wants(BatchHttp.NAME)) {
            comparisons.add(new BatchHttp(installation, shop, load, pace).run(purchases));
            say("batch-http is measured");
        }
        return comparisons;
    }

    private void say(String what) {
        OUT.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(), what);
    }

    private double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }
}
