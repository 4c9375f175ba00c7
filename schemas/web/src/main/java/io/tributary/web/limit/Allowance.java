package io.tributary.web.limit;

import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * What one request may still ask for. Every take is told in the headers of the answer, {@code
 * RateLimit} and {@code RateLimit-Policy} as draft-ietf-httpapi-ratelimit-headers has them.
 */
public final class Allowance {

    /** As what a batch counts at the most; one that is larger is refused anyway. */
    public static final int MOST = 1000;

    private static final String ATTRIBUTE = Allowance.class.getName();
    private static final String REMAINING = "RateLimit";
    private static final String POLICY = "RateLimit-Policy";

    private final List<Bucket> buckets;
    private final InstantSource clock;
    private final HttpHeaders answer;

    Allowance(List<Bucket> buckets, InstantSource clock, HttpHeaders answer) {
        this.buckets = buckets;
        this.clock = clock;
        this.answer = answer;
    }

    /** The request's; null where nothing is limited, or before it was counted. */
    public static @Nullable Allowance of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    static Allowance note(ServerWebExchange exchange, Allowance allowance) {
        exchange.getAttributes().put(ATTRIBUTE, allowance);
        return allowance;
    }

    /**
     * Counts so much more.
     *
     * @param cost nothing of it is counted where it is more than what is left
     * @throws ProblemException 429 {@code rate-limited}; the caller stores nothing then
     */
    public void take(long cost) {
        long minute = RateLimits.minute(clock);
        Bucket full = fullFor(cost, minute);
        tell(minute);
        if (full != null) {
            String detail =
                    cost
                            + " more (expected: at most "
                            + full.remaining(minute)
                            + " of "
                            + full.limit()
                            + " in this minute)";
            throw new ProblemException(
                    Problem.of(CommonProblem.RATE_LIMITED, detail),
                    Duration.ofSeconds(secondsLeft()));
        }
    }

    /** Counts the request as nothing, since somebody else vouches for it. */
    void giveBack() {
        long minute = RateLimits.minute(clock);
        buckets.forEach(bucket -> bucket.giveBack(1, minute));
    }

    /** The first bucket that has no room for it; null if all had. */
    private @Nullable Bucket fullFor(long cost, long minute) {
        for (int i = 0; i < buckets.size(); i++) {
            if (!buckets.get(i).take(cost, minute)) {
                buckets.subList(0, i).forEach(taken -> taken.giveBack(cost, minute));
                return buckets.get(i);
            }
        }
        return null;
    }

    private void tell(long minute) {
        long seconds = secondsLeft();
        answer.set(REMAINING, told(bucket -> remaining(bucket, minute, seconds)));
        answer.set(POLICY, told(Allowance::policy));
    }

    private String told(Function<Bucket, String> member) {
        return buckets.size() == 1
                ? member.apply(buckets.getFirst())
                : buckets.stream().map(member).collect(Collectors.joining(", "));
    }

    private static String remaining(Bucket bucket, long minute, long seconds) {
        return "\""
                + bucket.id().kind().word()
                + "\";r="
                + bucket.remaining(minute)
                + ";t="
                + seconds;
    }

    private static String policy(Bucket bucket) {
        return "\""
                + bucket.id().kind().word()
                + "\";q="
                + bucket.limit()
                + ";w="
                + RateLimits.WINDOW_SECONDS;
    }

    /** 1..60. */
    private long secondsLeft() {
        return RateLimits.WINDOW_SECONDS - clock.millis() / 1000 % RateLimits.WINDOW_SECONDS;
    }
}
