package io.tributary.messaging.replay;

import io.tributary.messaging.relay.LeasedLoop;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** The loops of the slots; so many replays run at once in a service. */
final class ReplayLoops implements SmartLifecycle {

    private final List<LeasedLoop> loops;

    ReplayLoops(List<LeasedLoop> loops) {
        this.loops = List.copyOf(loops);
    }

    int slots() {
        return loops.size();
    }

    void wake() {
        loops.forEach(LeasedLoop::wake);
    }

    @Override
    public void start() {
        loops.forEach(LeasedLoop::start);
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
