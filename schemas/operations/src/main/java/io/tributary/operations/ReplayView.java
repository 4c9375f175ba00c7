package io.tributary.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.messaging.replay.Replay;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A replay as it is answered; {@code failure} is there only where it failed. */
record ReplayView(
        UUID id,
        String topic,
        String status,
        boolean dryRun,
        long read,
        long applied,
        long alreadyDone,
        long refused,
        List<Replay.Partition> partitions,
        String requestedBy,
        String reason,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failure) {

    static ReplayView of(Replay replay) {
        return new ReplayView(
                replay.id(),
                replay.topic(),
                replay.status().word(),
                replay.dryRun(),
                replay.counts().read(),
                replay.counts().applied(),
                replay.counts().alreadyDone(),
                replay.counts().refused(),
                replay.partitions(),
                replay.requestedBy(),
                replay.reason(),
                replay.startedAt(),
                replay.finishedAt(),
                replay.failure());
    }
}
