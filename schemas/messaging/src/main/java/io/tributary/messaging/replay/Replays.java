package io.tributary.messaging.replay;

import io.tributary.events.Topic;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What an operator does with replays; each write leaves a row in {@code operator_actions}. */
public interface Replays {

    /** The topics that this service consumes, and so can replay. */
    List<Topic<?>> topics();

    /**
     * Starts a replay on whichever instance is free. Its end is resolved now, so it ends.
     *
     * @return the id; fails with {@link TooManyReplaysException}, or {@link
     *     io.tributary.messaging.BrokerAwayException} while Kafka is away
     */
    Mono<UUID> start(StartReplay request);

    /** The replay as it stands, whichever instance works on it; empty: unknown. */
    Mono<Replay> find(UUID id);

    /**
     * Ends a replay, whichever instance works on it: once this is done, the replay changes nothing
     * any more. One that has ended stays as it is.
     *
     * @return whether the replay is known
     */
    Mono<Boolean> cancel(UUID id, String requestedBy);
}
