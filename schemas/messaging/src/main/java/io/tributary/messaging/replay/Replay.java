package io.tributary.messaging.replay;

import io.tributary.messaging.step.StepCounts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replay as it stands.
 *
 * @param id the replay
 * @param topic what it reads, without prefix
 * @param status whether it goes on
 * @param dryRun whether it changes nothing
 * @param counts of the records that it took
 * @param partitions how far it is
 * @param requestedBy who asked
 * @param reason why
 * @param failure why it failed
 * @param startedAt by the database's clock
 * @param finishedAt null while it runs
 */
public record Replay(
        UUID id,
        String topic,
        Status status,
        boolean dryRun,
        StepCounts counts,
        List<Partition> partitions,
        String requestedBy,
        String reason,
        @Nullable String failure,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    public Replay {
        partitions = List.copyOf(partitions);
    }

    /** Whether a replay goes on. */
    public enum Status {
        /** Records are left; an instance works on them, or will as soon as it can. */
        RUNNING,
        /** Every record went through. */
        COMPLETED,
        /** It cannot go on; the failure says why. */
        FAILED,
        /** An operator ended it. */
        CANCELLED;

        /** The word in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * How far a partition is.
     *
     * @param partition its number
     * @param next offset of the next record; everything before is done
     * @param end behind the last record
     */
    public record Partition(int partition, long next, long end) {}
}
