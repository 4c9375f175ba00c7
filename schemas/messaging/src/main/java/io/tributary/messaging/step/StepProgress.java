package io.tributary.messaging.step;

import java.util.Map;
import reactor.core.publisher.Mono;

/** Keeps how far a run of records has come. Offsets are those of the next record, by partition. */
public interface StepProgress {

    /**
     * Part of the transaction of the records, always its last statement; not called in a dry run.
     *
     * @param next behind the records
     * @param counts of these records
     * @return fails with {@link StepStoppedException} if the run is over; nothing is committed then
     */
    Mono<Void> committing(String topic, Map<Integer, Long> next, StepCounts counts);

    /**
     * The poll is done: outcomes and dead letters are acknowledged.
     *
     * @param next behind the poll
     * @param counts of the records that no transaction counted: those that were refused, and in a
     *     dry run all
     * @return fails with {@link StepStoppedException} if the run is over
     */
    Mono<Void> passed(String topic, Map<Integer, Long> next, StepCounts counts);
}
