package io.tributary.messaging.deadletter;

import io.tributary.events.Topic;
import java.util.List;
import reactor.core.publisher.Mono;

/** The dead letters of this service. */
public interface DeadLetters {

    /** The topics whose records can become dead letters here. */
    List<Topic<?>> topics();

    /**
     * A part of the list, newest first. Reads a bounded number of records, however many there are;
     * fails with {@link io.tributary.messaging.BrokerAwayException} if Kafka does not answer in
     * time.
     */
    Mono<LetterPage> list(LetterQuery query);

    /** One with its content; empty: unknown, or no longer kept. */
    Mono<FullLetter> find(DeadLetterId id);
}
