package io.tributary.benchmark.measurement;

import io.tributary.benchmark.figure.Comparison;
import io.tributary.benchmark.figure.Rounds;
import io.tributary.benchmark.machine.Installation;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.QuickstartException;
import io.tributary.quickstart.settings.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * A backlog of purchases, each of which earns, on its way: through campaign-service and
 * reward-service until all rewards are pending, against one bare hop over the same records; then by
 * chain-pusher until they are mined. Who is not measured is held still, and so stays warm.
 */
public final class Flow {

    /** What {@code --only} calls it. */
    public static final String NAME = "flow";

    private static final List<Service> STEPS = List.of(Service.CAMPAIGN, Service.REWARD);

    private final Installation installation;
    private final Backlog backlog;
    private final Lane lane;
    private final Pace pace;
    private final List<Double> drained = new ArrayList<>();
    private final List<Double> hopped = new ArrayList<>();
    private final List<Double> pushed = new ArrayList<>();

    /** Of the shop's campaign. */
    public Flow(Installation installation, Backlog backlog, Lane lane, Pace pace) {
        this.installation = installation;
        this.backlog = backlog;
        this.lane = lane;
        this.pace = pace;
    }

    /** Measures both ways. */
    public List<Comparison> run() {
        try (BareHop bare = new BareHop(installation.platform())) {
            bare.skip();
            warm(bare);
            for (int i = 0; i < pace.rounds(); i++) {
                round(bare);
            }
        }
        List<Double> replayed = lane.replay(pace.backlog());
        String waiting = pace.backlog() + " waiting";
        return List.of(
                Comparison.of(
                        "pipeline",
                        "events/s",
                        new Rounds("accepted → decided → pending reward, " + waiting, drained),
                        new Rounds("one hop: poll, decode, insert by unnest, commit", hopped)),
                Comparison.of(
                        "push",
                        "rewards/s",
                        new Rounds("rewards.v1 → mined by one lane, " + waiting, pushed),
                        new Rounds("the same signed transactions, back to back", replayed)));
    }

    private void warm(BareHop bare) {
        long deadline = System.nanoTime() + pace.warmUp().toNanos();
        do {
            round(bare);
        } while (System.nanoTime() < deadline);
        drained.clear();
        hopped.clear();
        pushed.clear();
        lane.forget();
    }

    private void round(BareHop bare) {
        long before = backlog.rewards();
        STEPS.forEach(service -> installation.service(service).pause());
        installation.service(Service.PUSHER).pause();
        backlog.post(pace.backlog());
        drained.add(drain(before + pace.backlog()));
        hopped.add(hop(bare));
        pushed.add(lane.push(pace.backlog()));
        backlog.awaitPushed(before + pace.backlog());
    }

    private double drain(long rewards) {
        long begin = System.nanoTime();
        STEPS.forEach(service -> installation.service(service).resume());
        backlog.awaitRewards(rewards);
        return perSecond(begin);
    }

    private double hop(BareHop bare) {
        long begin = System.nanoTime();
        long taken = bare.rest();
        if (taken != pace.backlog()) {
            throw new QuickstartException(
                    Outcome.WRONG, "records: " + taken + " (expected: " + pace.backlog() + ")");
        }
        return perSecond(begin);
    }

    private double perSecond(long begin) {
        return pace.backlog() / ((System.nanoTime() - begin) / 1e9);
    }
}
