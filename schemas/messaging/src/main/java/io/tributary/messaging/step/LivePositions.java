package io.tributary.messaging.step;

import java.util.Map;
import reactor.core.publisher.Mono;

/** The live group's progress: the table of positions. */
final class LivePositions implements StepProgress {

    private final Positions positions;

    LivePositions(Positions positions) {
        this.positions = positions;
    }

    @Override
    public Mono<Void> committing(String topic, Map<Integer, Long> next, StepCounts counts) {
        return positions.advance(topic, next);
    }

    /**
     * Positions of what was applied have moved with it; only a dead letter is still before them.
     */
    @Override
    public Mono<Void> passed(String topic, Map<Integer, Long> next, StepCounts counts) {
        return counts.refused() == 0 ? Mono.empty() : positions.advance(topic, next);
    }
}
