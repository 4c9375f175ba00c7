package io.tributary.quickstart.settings;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again until the answer is the wanted one. */
public final class Polling {

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Polling() {}

    /**
     * The first answer that is wanted.
     *
     * @param what what is waited for, for the message
     * @throws QuickstartException with {@link Outcome#TIMEOUT} if none is in time
     */
    public static <T> T until(
            String what,
            Duration atMost,
            Duration pause,
            Supplier<T> question,
            Predicate<T> wanted) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            T answer = question.get();
            if (wanted.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new QuickstartException(
                        Outcome.TIMEOUT,
                        what + " is not there after " + atMost.toSeconds() + " s; last: " + answer);
            }
            pause(pause);
        }
    }

    /** Does nothing for a while. */
    public static void pause(Duration time) {
        try {
            if (NEVER.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new AssertionError("nobody counts down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QuickstartException(Outcome.TIMEOUT, "Interrupted.", e);
        }
    }
}
