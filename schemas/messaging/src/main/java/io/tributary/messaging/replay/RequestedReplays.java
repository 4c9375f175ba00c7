package io.tributary.messaging.replay;

import io.tributary.messaging.column.Column;
import io.tributary.values.Uuids;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * The tables {@code replays} and {@code replay_partitions}, as who asks for a replay fills them.
 */
final class RequestedReplays {

    private static final String INSERT =
            """
            insert into replays
                (id, topic, status, slot, product_id, dry_run, republish, rate_per_second,
                 requested_by, reason)
            select :id, :topic, 'running', min(s.slot), :productId::uuid, :dryRun, :republish, :rate,
                :requestedBy, :reason
            from generate_series(0, :slots - 1) as s (slot)
            where not exists (select from replays r where r.status = 'running' and r.slot = s.slot)
            having min(s.slot) is not null
            returning id
            """;

    private static final String INSERT_PARTITIONS =
            """
            insert into replay_partitions
                (replay_id, partition, next_offset, committed_offset, end_offset)
            select :id, p.partition, p.next_offset, p.next_offset, p.end_offset
            from unnest(:partitions::int[], :nexts::bigint[], :ends::bigint[])
                as p (partition, next_offset, end_offset)
            """;

    private final DatabaseClient database;
    private final Clock clock;

    RequestedReplays(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Inserts into a free slot; empty: all are taken. A race for one fails with a duplicate key.
     */
    Mono<UUID> insert(StartReplay request, int slots) {
        GenericExecuteSpec spec =
                database.sql(INSERT)
                        .bind("id", Uuids.next(clock.instant()))
                        .bind("topic", request.topic().name())
                        .bind("dryRun", request.dryRun())
                        .bind("republish", request.republish())
                        .bind("rate", request.ratePerSecond())
                        .bind("requestedBy", request.requestedBy())
                        .bind("reason", request.reason())
                        .bind("slots", slots);
        UUID product = request.productId();
        return (product == null
                        ? spec.bindNull("productId", UUID.class)
                        : spec.bind("productId", product))
                .map(row -> Column.uuid(row, "id"))
                .one();
    }

    Mono<Void> insertPartitions(UUID id, List<Replay.Partition> partitions) {
        return database.sql(INSERT_PARTITIONS)
                .bind("id", id)
                .bind(
                        "partitions",
                        partitions.stream()
                                .map(Replay.Partition::partition)
                                .toArray(Integer[]::new))
                .bind("nexts", partitions.stream().map(Replay.Partition::next).toArray(Long[]::new))
                .bind("ends", partitions.stream().map(Replay.Partition::end).toArray(Long[]::new))
                .then();
    }
}
