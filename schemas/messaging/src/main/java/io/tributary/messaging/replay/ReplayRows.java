package io.tributary.messaging.replay;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.step.ReplayMode;
import io.tributary.messaging.step.StepCounts;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code replays} and {@code replay_partitions} as what they say. */
final class ReplayRows {

    private ReplayRows() {}

    static Replay replay(Readable row, List<TakenReplay.Span> spans) {
        return new Replay(
                required(row, "id", UUID.class),
                required(row, "topic", String.class),
                Replay.Status.of(required(row, "status", String.class)),
                required(row, "dry_run", Boolean.class),
                counts(row),
                spans.stream().map(ReplayRows::partition).toList(),
                required(row, "requested_by", String.class),
                required(row, "reason", String.class),
                row.get("failure", String.class),
                required(row, "started_at", OffsetDateTime.class).toInstant(),
                instant(row.get("finished_at", OffsetDateTime.class)));
    }

    static TakenReplay taken(Readable row) {
        return new TakenReplay(
                required(row, "id", UUID.class),
                required(row, "lease_token", Long.class),
                required(row, "topic", String.class),
                new ReplayMode(
                        required(row, "dry_run", Boolean.class),
                        required(row, "republish", Boolean.class),
                        row.get("product_id", UUID.class)),
                required(row, "rate_per_second", Integer.class),
                List.of());
    }

    static TakenReplay.Span span(Readable row) {
        return new TakenReplay.Span(
                required(row, "partition", Integer.class),
                required(row, "next_offset", Long.class),
                required(row, "committed_offset", Long.class),
                required(row, "end_offset", Long.class));
    }

    private static StepCounts counts(Readable row) {
        return new StepCounts(
                required(row, "read", Long.class),
                required(row, "applied", Long.class),
                required(row, "already_done", Long.class),
                required(row, "refused", Long.class));
    }

    private static Replay.Partition partition(TakenReplay.Span span) {
        return new Replay.Partition(span.partition(), span.next(), span.end());
    }

    private static java.time.@Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return requireNonNull(row.get(column, type), column);
    }
}
