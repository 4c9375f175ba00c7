package io.tributary.interaction.recording;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The group commit.
 *
 * @param groupItems interactions in one group; a batch request is never split, so one larger than
 *     this is a group alone
 * @param collectTime how long a group waits for more
 * @param groupsInFlight how many transactions at once
 * @param queueItems interactions that may wait
 * @param queueBytes what they may weigh
 * @param answerTimeout how long a request waits for its verdicts
 * @param commitTimeout when a transaction is given up
 * @param retries how often a group is tried again after a conflict or a lost connection
 * @param dryRunsAtOnce how many dry runs may hold a transaction; as many as eight times that wait
 */
@ConfigurationProperties("tributary.interaction.recording")
public record RecordingProperties(
        @DefaultValue("500") int groupItems,
        @DefaultValue("5ms") Duration collectTime,
        @DefaultValue("2") int groupsInFlight,
        @DefaultValue("20000") int queueItems,
        @DefaultValue("64MB") DataSize queueBytes,
        @DefaultValue("30s") Duration answerTimeout,
        @DefaultValue("10s") Duration commitTimeout,
        @DefaultValue("3") int retries,
        @DefaultValue("2") int dryRunsAtOnce) {

    public RecordingProperties {
        requirePositive("group-items", groupItems);
        requirePositive("groups-in-flight", groupsInFlight);
        requirePositive("queue-items", queueItems);
        requirePositive("dry-runs-at-once", dryRunsAtOnce);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
        }
    }
}
