package io.tributary.messaging.step;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * How far each partition was consumed, kept in the service's own database: table {@code
 * consumer_positions}. A position only grows, so a slow former owner of a partition cannot turn it
 * back.
 */
final class Positions {

    private static final String ADVANCE =
            """
            insert into consumer_positions (topic, partition, next_offset)
            select :topic, p.partition, p.next_offset
            from unnest(:partitions::int[], :offsets::bigint[]) as p (partition, next_offset)
            order by p.partition
            on conflict (topic, partition) do update
            set next_offset = greatest(consumer_positions.next_offset, excluded.next_offset),
                updated_at = now()
            """;

    private static final String READ =
            """
            select partition, next_offset
            from consumer_positions
            where topic = :topic
            """;

    private final DatabaseClient database;

    Positions(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Moves the topic's positions on; part of the step's transaction, after the handler's own
     * locks.
     */
    Mono<Void> advance(String topic, Map<Integer, Long> nextOffsets) {
        Map<Integer, Long> sorted = new TreeMap<>(nextOffsets);
        return database.sql(ADVANCE)
                .bind("topic", topic)
                .bind("partitions", sorted.keySet().toArray(new Integer[0]))
                .bind("offsets", sorted.values().toArray(new Long[0]))
                .then();
    }

    /** The topic's positions; a partition that was never consumed is absent. */
    Mono<Map<Integer, Long>> of(String topic) {
        return database.sql(READ)
                .bind("topic", topic)
                .map(row ->
                        Map.entry(
                                row.get("partition", Integer.class),
                                row.get("next_offset", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Fails while the database is away. */
    Mono<Void> probe() {
        return database.sql("select 1").then();
    }
}
