package io.tributary.pusher.lane;

import io.tributary.values.ChainId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.r2dbc.core.DatabaseClient;

/** How long the oldest reward has waited that is not final on chain. */
public final class Backlog {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private static final String OLDEST =
            """
            select min(created_at) as oldest from pushable_rewards
            where chain_id = :chain and state in ('pending', 'batched') and amount > 0
            having min(created_at) is not null
            """;

    private final DatabaseClient database;
    private final Clock clock;
    private final AtomicReference<Optional<Instant>> oldest =
            new AtomicReference<>(Optional.empty());
    private Instant lookedAt = Instant.EPOCH;

    Backlog(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** By the clock that ages are taken by. */
    public Instant now() {
        return clock.instant();
    }

    /** Looks, unless it just has. */
    public void measure(ChainId chain) {
        Instant now = clock.instant();
        if (lookedAt.plus(BETWEEN_LOOKS).isAfter(now)) {
            return;
        }
        lookedAt = now;
        oldest.set(
                LanePoller.find(
                        database.sql(OLDEST)
                                .bind("chain", chain.value())
                                .mapValue(Instant.class)
                                .one()));
    }

    /** How old the oldest was when it was last measured. */
    public double secondsOfOldest() {
        return oldest.get()
                .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
