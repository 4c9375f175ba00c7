package io.tributary.messaging.replay;

import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.step.ReplayableSteps;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** The loops of the slots; so many replays run at once in a service. */
final class ReplayLoops implements SmartLifecycle {

    private final List<LeasedLoop> loops;
    private final ReplayableSteps steps;

    ReplayLoops(List<LeasedLoop> loops, ReplayableSteps steps) {
        this.loops = List.copyOf(loops);
        this.steps = steps;
    }

    int slots() {
        return loops.size();
    }

    void wake() {
        loops.forEach(LeasedLoop::wake);
    }

    /** A service that consumes nothing has nothing to replay. */
    @Override
    public void start() {
        if (!steps.topics().isEmpty()) {
            loops.forEach(LeasedLoop::start);
        }
    }

    @Override
    public void stop() {
        loops.forEach(LeasedLoop::stop);
    }

    @Override
    public boolean isRunning() {
        return loops.stream().anyMatch(LeasedLoop::isRunning);
    }

    /** Together with the steps. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 100;
    }
}
