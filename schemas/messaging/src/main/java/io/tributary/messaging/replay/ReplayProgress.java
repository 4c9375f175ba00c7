package io.tributary.messaging.replay;

import io.tributary.messaging.step.StepCounts;
import io.tributary.messaging.step.StepProgress;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Keeps in the replay's own rows how far it is: what is committed with the transaction, what is
 * sent after the acknowledgements. So a replay that is taken up again sends the outcomes that a
 * crash came before, and counts no record twice.
 */
final class ReplayProgress implements StepProgress {

    private final ReplayTable table;
    private final TakenReplay replay;
    private final boolean counted;

    /**
     * @param counted whether transactions of these records were committed and counted before
     */
    ReplayProgress(ReplayTable table, TakenReplay replay, boolean counted) {
        this.table = table;
        this.replay = replay;
        this.counted = counted;
    }

    @Override
    public Mono<Void> committing(String topic, Map<Integer, Long> next, StepCounts counts) {
        return table.move(replay, false, next, counted ? StepCounts.NONE : counts);
    }

    @Override
    public Mono<Void> passed(String topic, Map<Integer, Long> next, StepCounts counts) {
        return table.move(replay, true, next, counts);
    }
}
