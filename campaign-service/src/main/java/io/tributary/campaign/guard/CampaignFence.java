package io.tributary.campaign.guard;

import io.tributary.campaign.row.Columns;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The first lock of every transaction that decides or releases (shared) or that changes a campaign
 * or the guard tables (exclusive). Because it is taken before any row is read, a decision sees
 * campaigns as they are until it commits, and no reservation commits after a deactivation has. It
 * is an advisory lock and not a row's, since the queue of those is fair: a steady stream of
 * decisions does not keep a change out.
 *
 * <p>Lock order of the service: fence → decisions by id → {@code campaign_user_rewards} by
 * (campaign, window, wallet) → {@code campaign_budgets} by (campaign, window). Whoever holds the
 * fence exclusively waits for nothing else that a holder of the shared one has.
 */
@Component
public class CampaignFence {

    private static final long KEY = 0x7472_6962_6361_6d70L;

    private final DatabaseClient database;

    CampaignFence(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps campaigns and guard tables as they are until the transaction ends. */
    public Mono<GuardWindow> share() {
        return database.sql("select pg_advisory_xact_lock_shared(:key)")
                .bind("key", KEY)
                .then()
                .then(Mono.defer(this::window));
    }

    /** Lets no one decide until the transaction ends. */
    public Mono<Void> close() {
        return database.sql("select pg_advisory_xact_lock(:key)").bind("key", KEY).then();
    }

    // A statement of its own: its snapshot is taken after the lock was granted.
    private Mono<GuardWindow> window() {
        return database.sql(
                        """
                        select coalesce(min(starts_at), 'epoch') as oldest,
                               clock_timestamp() as now
                          from guard_partitions
                        """)
                .map(row -> window(new Columns(row)))
                .one();
    }

    private static GuardWindow window(Columns row) {
        Instant oldest = row.instant("oldest");
        return new GuardWindow(oldest, row.instant("now"));
    }
}
