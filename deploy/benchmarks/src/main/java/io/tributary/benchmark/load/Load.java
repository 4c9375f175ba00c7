package io.tributary.benchmark.load;

import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.QuickstartException;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What came back.
 *
 * @param answers how many answers there were of each status
 * @param seconds from the first request to the last answer
 * @param latency from the request to the end of its answer, in microseconds
 */
public record Load(Map<Integer, Long> answers, double seconds, Histogram latency) {

    /** Answers in a second. */
    public double perSecond() {
        return count() / seconds;
    }

    /** All answers. */
    public long count() {
        return answers.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A percentile of the latency in milliseconds. */
    public double milliseconds(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1000.0;
    }

    /** The same, if every answer had this status and there was one. */
    public Load expect(int status) {
        if (answers.size() == 1 && answers.containsKey(status)) {
            return this;
        }
        throw new QuickstartException(
                Outcome.WRONG, "answers: " + answers + " (expected: only " + status + ")");
    }
}
