package io.tributary.benchmark.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Counts answers and says when it is enough. Confined to the thread of the event loop. */
final class Tally {

    private static final long LONGEST_MICROSECONDS = 60_000_000;
    private static final int DIGITS = 3;

    private final Map<Integer, Long> answers = new TreeMap<>();
    private final Histogram latency = new Histogram(LONGEST_MICROSECONDS, DIGITS);
    private final long begin = System.nanoTime();
    private final long most;
    private final long deadline;
    private long asked;
    private long end = begin;
    private @Nullable Throwable failure;

    /** At most so many requests, and none after the time. */
    Tally(long most, Duration time) {
        this.most = most;
        this.deadline = begin + time.toNanos();
    }

    /** Whether one more request may go out; it counts as sent then. */
    boolean takes(long now) {
        boolean takes = failure == null && asked < most && now < deadline;
        asked += takes ? 1 : 0;
        return takes;
    }

    void answered(int status, long sentAt, long now) {
        answers.merge(status, 1L, Long::sum);
        latency.recordValue(Math.min((now - sentAt) / 1000, LONGEST_MICROSECONDS));
        end = now;
    }

    void failed(Throwable why) {
        failure = why;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    Load load() {
        return new Load(Map.copyOf(answers), (end - begin) / 1e9, latency);
    }
}
