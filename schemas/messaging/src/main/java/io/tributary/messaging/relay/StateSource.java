package io.tributary.messaging.relay;

import io.tributary.events.Topic;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import reactor.core.publisher.Mono;

/**
 * Rows of state that a relay publishes whenever {@code published_version < version}.
 *
 * @param <T> the topic's record
 */
public interface StateSource<T extends SpecificRecord> {

    /** Where the state is published. */
    Topic<T> topic();

    /**
     * Rows whose current version was not published yet, oldest change first, at most {@code limit}.
     */
    Mono<List<Row<T>>> unpublished(int limit);

    /**
     * Notes that these versions were acknowledged: {@code published_version =
     * greatest(published_version, version)}.
     */
    Mono<Void> markPublished(List<Row<T>> rows);

    /**
     * A row as it stands.
     *
     * @param <T> the topic's record
     * @param id the row's id; written as the Kafka key
     * @param version the version that {@code value} has
     * @param value the whole state
     */
    record Row<T extends SpecificRecord>(UUID id, long version, T value) {}
}
