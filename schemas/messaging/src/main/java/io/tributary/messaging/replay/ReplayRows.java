package io.tributary.messaging.replay;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
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
                Column.uuid(row, "id"),
                Column.text(row, "topic"),
                Replay.Status.of(Column.text(row, "status")),
                Column.of(row, "dry_run", Boolean.class),
                counts(row),
                spans.stream().map(ReplayRows::partition).toList(),
                Column.text(row, "requested_by"),
                Column.text(row, "reason"),
                row.get("failure", String.class),
                Column.of(row, "started_at", OffsetDateTime.class).toInstant(),
                instant(row.get("finished_at", OffsetDateTime.class)));
    }

    static TakenReplay taken(Readable row) {
        return new TakenReplay(
                Column.uuid(row, "id"),
                Column.of(row, "lease_token", Long.class),
                Column.text(row, "topic"),
                new ReplayMode(
                        Column.of(row, "dry_run", Boolean.class),
                        Column.of(row, "republish", Boolean.class),
                        row.get("product_id", UUID.class)),
                Column.of(row, "rate_per_second", Integer.class),
                List.of());
    }

    static TakenReplay.Span span(Readable row) {
        return new TakenReplay.Span(
                Column.of(row, "partition", Integer.class),
                Column.of(row, "next_offset", Long.class),
                Column.of(row, "committed_offset", Long.class),
                Column.of(row, "end_offset", Long.class));
    }

    private static StepCounts counts(Readable row) {
        return new StepCounts(
                Column.of(row, "read", Long.class),
                Column.of(row, "applied", Long.class),
                Column.of(row, "already_done", Long.class),
                Column.of(row, "refused", Long.class));
    }

    private static Replay.Partition partition(TakenReplay.Span span) {
        return new Replay.Partition(span.partition(), span.next(), span.end());
    }

    private static java.time.@Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
