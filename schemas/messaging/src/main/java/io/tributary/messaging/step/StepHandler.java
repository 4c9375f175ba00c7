package io.tributary.messaging.step;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import reactor.core.publisher.Mono;

/**
 * What a service does with the records of one topic.
 *
 * @param <E> the record's class
 */
@FunctionalInterface
public interface StepHandler<E extends SpecificRecord> {

    /**
     * Applies one poll's records, in their order, inside the step's transaction: set-based
     * statements, rows locked in a sorted order, no remote call. Called again with the same records
     * after a crash, with a part of them while a poisoned one is looked for, at the same time by
     * other instances, and by replays; so it claims every record by its id and changes nothing for
     * one that is claimed already.
     *
     * <p>An error rolls everything back. One that the content of a record caused (SQLSTATE class 22
     * or 23) makes the step bisect until that record is alone in its dead letter.
     *
     * @param events one or more records; the same id may occur more than once
     * @return the outcomes of all records, of the already done ones too
     */
    Mono<Handled> handle(List<E> events);
}
