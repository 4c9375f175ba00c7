package io.tributary.messaging.replay;

import io.tributary.messaging.column.Column;
import io.tributary.messaging.step.StepCounts;
import io.tributary.messaging.step.StepStoppedException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * The tables {@code replays} and {@code replay_partitions}. Who works on a replay changes it only
 * under the token of its lease and while it runs, so that a stalled former owner, and one whose
 * replay was cancelled, commit nothing.
 */
final class ReplayTable {

    private static final String TAKE =
            """
            update replays
            set lease_token = :token
            where slot = :slot
              and status = 'running'
              and lease_token <= :token
            returning *
            """;

    private static final String MOVE =
            """
            with moved as (
                update replays
                set read = read + :read,
                    applied = applied + :applied,
                    already_done = already_done + :alreadyDone,
                    refused = refused + :refused
                where id = :id
                  and status = 'running'
                  and lease_token = :token
                returning id),
            partitions as (
                update replay_partitions p
                set committed_offset = greatest(p.committed_offset, n.next_offset),
                    next_offset = case when :passed
                        then greatest(p.next_offset, n.next_offset)
                        else p.next_offset end
                from moved, unnest(:partitions::int[], :offsets::bigint[])
                    as n (partition, next_offset)
                where p.replay_id = moved.id
                  and p.partition = n.partition)
            select count(*) as found from moved
            """;

    private static final String END =
            """
            update replays
            set status = :status,
                failure = :failure,
                finished_at = now()
            where id = :id
              and status = 'running'
              and (:token < 0 or lease_token = :token)
            """;

    private static final String FIND = "select * from replays where id = :id";

    private static final String PARTITIONS =
            """
            select partition, next_offset, committed_offset, end_offset
            from replay_partitions
            where replay_id = :id
            order by partition
            """;

    private static final long ANY_TOKEN = -1;

    private final DatabaseClient database;

    ReplayTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Replay> find(UUID id) {
        return spans(id).flatMap(spans -> find(id, spans));
    }

    private Mono<Replay> find(UUID id, List<TakenReplay.Span> spans) {
        return database.sql(FIND).bind("id", id).map(row -> ReplayRows.replay(row, spans)).one();
    }

    /** The replay of this slot that is to be worked on, for the holder of the slot's lease. */
    Mono<TakenReplay> take(int slot, long token) {
        return database.sql(TAKE)
                .bind("slot", slot)
                .bind("token", token)
                .map(ReplayRows::taken)
                .one()
                .flatMap(taken -> spans(taken.id()).map(spans -> withSpans(taken, spans)));
    }

    /**
     * Moves on, in one statement.
     *
     * @param passed whether the outcomes are acknowledged too
     */
    Mono<Void> move(
            TakenReplay replay, boolean passed, Map<Integer, Long> next, StepCounts counts) {
        Map<Integer, Long> sorted = new TreeMap<>(next);
        return database.sql(MOVE)
                .bind("id", replay.id())
                .bind("token", replay.token())
                .bind("passed", passed)
                .bind("read", counts.read())
                .bind("applied", counts.applied())
                .bind("alreadyDone", counts.alreadyDone())
                .bind("refused", counts.refused())
                .bind("partitions", sorted.keySet().toArray(Integer[]::new))
                .bind("offsets", sorted.values().toArray(Long[]::new))
                .map(row -> Column.of(row, "found", Long.class))
                .one()
                .flatMap(found -> found == 1 ? Mono.empty() : Mono.error(stopped(replay.id())));
    }

    /** Ends the replay under its lease; false if it is over or elsewhere. */
    Mono<Boolean> end(TakenReplay replay, Replay.Status status, String failure) {
        return end(replay.id(), replay.token(), status, failure);
    }

    /** Ends the replay, whoever works on it; false if it is over or unknown. */
    Mono<Boolean> cancel(UUID id) {
        return end(id, ANY_TOKEN, Replay.Status.CANCELLED, "");
    }

    private Mono<Boolean> end(UUID id, long token, Replay.Status status, String failure) {
        GenericExecuteSpec spec =
                database.sql(END).bind("id", id).bind("token", token).bind("status", status.word());
        return (failure.isEmpty()
                        ? spec.bindNull("failure", String.class)
                        : spec.bind("failure", failure))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Mono<List<TakenReplay.Span>> spans(UUID id) {
        return database.sql(PARTITIONS).bind("id", id).map(ReplayRows::span).all().collectList();
    }

    private static TakenReplay withSpans(TakenReplay taken, List<TakenReplay.Span> spans) {
        return new TakenReplay(
                taken.id(),
                taken.token(),
                taken.topic(),
                taken.mode(),
                taken.ratePerSecond(),
                spans);
    }

    private static StepStoppedException stopped(UUID id) {
        return new StepStoppedException("replay " + id);
    }
}
