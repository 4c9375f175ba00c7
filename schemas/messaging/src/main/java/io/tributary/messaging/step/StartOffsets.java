package io.tributary.messaging.step;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Asks the database and the broker where assigned partitions start. Blocks. */
final class StartOffsets {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Positions positions;

    StartOffsets(Positions positions) {
        this.positions = positions;
    }

    /**
     * The start of each partition.
     *
     * @throws RuntimeException if database or broker do not answer
     */
    Map<TopicPartition, StartOffset> of(
            Consumer<?, ?> consumer, String topic, Collection<TopicPartition> partitions) {
        Map<Integer, Long> stored =
                Objects.requireNonNull(positions.of(topic).timeout(TIMEOUT).block());
        Map<TopicPartition, OffsetAndMetadata> committed =
                consumer.committed(Set.copyOf(partitions), TIMEOUT);
        Map<TopicPartition, Long> logStarts = consumer.beginningOffsets(partitions, TIMEOUT);
        Map<TopicPartition, StartOffset> starts = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = committed.get(partition);
            starts.put(
                    partition,
                    StartOffset.of(
                            optional(stored.get(partition.partition())),
                            optional(offset == null ? null : offset.offset()),
                            Objects.requireNonNull(logStarts.get(partition))));
        }
        return starts;
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
