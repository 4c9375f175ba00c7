package io.tributary.pusher.submission;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.pusher.PusherProperties;
import io.tributary.pusher.batch.Batch;
import io.tributary.pusher.lane.LanePoller;
import io.tributary.pusher.lane.LaneTurn;
import io.tributary.pusher.meter.PusherMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * A push that failed: the batch waits a while, longer each time, and is tried again whole under its
 * nonce. Its rewards are told to be parked, once per reason.
 */
final class PushFailures {

    private static final Logger LOG = LoggerFactory.getLogger(PushFailures.class);
    private static final int MOST_DOUBLINGS = 20;
    private static final Duration BETWEEN_WORDS = Duration.ofMinutes(1);

    /**
     * Nothing for a former owner of the lane. Rewards are locked in the order in which the intake
     * locks them.
     */
    private static final String FAILED =
            """
            with fence as (
                select chain_id, lane from lanes
                where chain_id = :chain and lane = :lane and lease_token = :token
                for share),
            failed as (
                update batches b
                set state = 'AUTHORISED', failures = failures + 1, failure_reason = :reason, failure_detail = :detail,
                    retry_at = :retryAt
                from fence
                where b.chain_id = fence.chain_id and b.lane = fence.lane
                  and b.batch_id = :batch and b.state in ('AUTHORISED', 'ATTEMPTED')
                returning b.batch_id),
            parked as (
                select r.reward_id
                from pushable_rewards r
                join batch_rewards b on b.reward_id = r.reward_id and b.live
                join failed on failed.batch_id = b.batch_id
                where r.outcome is distinct from 'PARKED' or r.outcome_reason is distinct from :reason
                order by r.reward_id
                for update of r)
            update pushable_rewards r
            set outcome = 'PARKED', outcome_reason = :reason, outcome_at = :now, outcome_version = outcome_version + 1
            from parked
            where r.reward_id = parked.reward_id
            """;

    private final DatabaseClient database;
    private final PusherProperties.Sending properties;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<String, Instant> toldOfLane = new HashMap<>();

    PushFailures(
            DatabaseClient database,
            PusherProperties.Sending properties,
            Clock clock,
            MeterRegistry meters) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Notes the failure.
     *
     * @param turn by whose lease it is written
     * @param batch which failed
     * @param reason a word, as it is published
     * @param detail for people
     */
    void record(LaneTurn turn, Batch batch, String reason, String detail) {
        Duration pause = pause(batch.failures());
        long parked = LanePoller.await(write(turn, batch, new Failure(reason, detail, pause)));
        meters.counter(PusherMeter.FAILURES.getName(), "reason", reason).increment();
        log(batch, reason, detail, pause, parked > 0);
    }

    /** Counts a failure that is the lane's and not a batch's; says so once a minute. */
    void recordLane(String reason, String detail) {
        meters.counter(PusherMeter.FAILURES.getName(), "reason", reason).increment();
        if (isNewsOfLane(reason)) {
            LOG.error("push failed: all banks, reason {}: {}", reason, detail);
        }
    }

    private boolean isNewsOfLane(String reason) {
        Instant now = clock.instant();
        Instant told = toldOfLane.get(reason);
        boolean news = told == null || !told.plus(BETWEEN_WORDS).isAfter(now);
        if (news) {
            toldOfLane.put(reason, now);
        }
        return news;
    }

    private Mono<Long> write(LaneTurn turn, Batch batch, Failure failure) {
        Instant now = clock.instant();
        return database.sql(FAILED)
                .bind("chain", turn.lane().chain().value())
                .bind("lane", turn.lane().number())
                .bind("token", turn.lease().token())
                .bind("batch", batch.id().value())
                .bind("reason", failure.reason())
                .bind("detail", failure.detail())
                .bind("retryAt", now.plus(failure.pause()))
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    private static void log(
            Batch batch, String reason, String detail, Duration pause, boolean news) {
        String message =
                "push failed: bank {}, campaign {}, nonce {}, reason {}: {}; tried again in {}";
        Object[] facts = {batch.bank(), batch.campaign(), batch.nonce(), reason, detail, pause};
        if (news) {
            LOG.error(message, facts);
        } else {
            LOG.warn(message, facts);
        }
    }

    private Duration pause(int failures) {
        Duration pause =
                properties.retryPause().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return pause.compareTo(properties.longestRetryPause()) > 0
                ? properties.longestRetryPause()
                : pause;
    }

    /**
     * Why a push failed.
     *
     * @param reason a word, as it is published
     * @param detail for people
     * @param pause before it is tried again
     */
    private record Failure(String reason, String detail, Duration pause) {}
}
