package io.tributary.pusher.lane;

import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * How the lane's own thread waits for the database and the broker. A pass is one thing after
 * another, so its parts wait here instead of being chained; nothing else in this service blocks.
 */
public final class LanePoller {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LanePoller() {}

    /** Waits for a value that has to be there. */
    public static <T> T await(Mono<T> answer) {
        return find(answer).orElseThrow();
    }

    /** Waits for a value that may not be there. */
    public static <T> Optional<T> find(Mono<T> answer) {
        return answer.blockOptional(PATIENCE);
    }

    /** Waits for the end. */
    public static void run(Mono<Void> work) {
        work.block(PATIENCE);
    }
}
