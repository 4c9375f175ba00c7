package io.tributary.pusher.submission;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.pusher.PusherProperties;
import io.tributary.pusher.batch.Batch;
import io.tributary.pusher.lane.LanePoller;
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

    private static final String FAILED =
            """
            with failed as (
                update batches
                set state = 'AUTHORISED', failures = failures + 1, failure_reason = :reason, failure_detail = :detail,
                    retry_at = :retryAt
                where batch_id = :batch and state in ('AUTHORISED', 'ATTEMPTED')
                returning batch_id)
            update pushable_rewards r
            set outcome = 'PARKED', outcome_reason = :reason, outcome_at = :now, outcome_version = outcome_version + 1
            from batch_rewards b, failed
            where b.batch_id = failed.batch_id and b.live and r.reward_id = b.reward_id
              and (r.outcome is distinct from 'PARKED' or r.outcome_reason is distinct from :reason)
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
     * @param reason a word, as it is published
     * @param detail for people
     */
    void record(Batch batch, String reason, String detail) {
        Instant now = clock.instant();
        Duration pause = pause(batch.failures());
        long parked = LanePoller.await(write(batch, reason, detail, now, pause));
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

    private Mono<Long> write(
            Batch batch, String reason, String detail, Instant now, Duration pause) {
        return database.sql(FAILED)
                .bind("batch", batch.id().value())
                .bind("reason", reason)
                .bind("detail", detail)
                .bind("retryAt", now.plus(pause))
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
}
