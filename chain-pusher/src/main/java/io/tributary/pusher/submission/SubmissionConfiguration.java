package io.tributary.pusher.submission;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.messaging.EventPublisher;
import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.relay.LeasedLoops;
import io.tributary.pusher.PusherProperties;
import io.tributary.pusher.attempt.Attempts;
import io.tributary.pusher.attempt.Transactions;
import io.tributary.pusher.batch.Batches;
import io.tributary.pusher.confirmation.LandingWatcher;
import io.tributary.pusher.confirmation.OutcomePublisher;
import io.tributary.pusher.fee.FeePolicy;
import io.tributary.pusher.lane.Backlog;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.lane.LaneStatus;
import io.tributary.pusher.meter.PusherMeter;
import io.tributary.pusher.node.ChainNode;
import io.tributary.pusher.planning.BatchPlanner;
import io.tributary.pusher.signing.GasPayer;
import io.tributary.pusher.signing.Signer;
import io.tributary.pusher.takeover.LaneTakeover;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The lane and what it consists of. */
@Configuration(proxyBeanMethods = false)
class SubmissionConfiguration {

    @Bean
    PushFailures pushFailures(
            DatabaseClient database,
            PusherProperties properties,
            Clock clock,
            MeterRegistry meters) {
        return new PushFailures(database, properties.sending(), clock, meters);
    }

    @Bean
    Attempts attempts(DatabaseClient database) {
        return new Attempts(database);
    }

    @Bean
    Carrier carrier(
            ChainNode node,
            GasPayer payer,
            FeePolicy policy,
            Attempts attempts,
            PushFailures failures,
            Clock clock) {
        return new Carrier(
                node, new Transactions(node, payer, clock), policy, attempts, failures, clock);
    }

    @Bean
    Submitter submitter(
            ChainNode node,
            Batches batches,
            Signer signer,
            Carrier carrier,
            PushFailures failures,
            LandingWatcher landings) {
        return new Submitter(node, new SignedBatches(batches, signer), carrier, failures, landings);
    }

    @Bean
    SpentAttempts spentAttempts(
            ChainNode node,
            Batches batches,
            Carrier carrier,
            PushFailures failures,
            LandingWatcher landings) {
        return new SpentAttempts(node, batches, carrier, failures, landings);
    }

    @Bean
    Resender resender(
            Attempts attempts, Carrier carrier, PusherProperties properties, Clock clock) {
        return new Resender(attempts, carrier, properties.sending(), clock);
    }

    @Bean
    ChainTurns chainTurns(
            LandingWatcher landings,
            SpentAttempts spent,
            Resender resender,
            Batches batches,
            Submitter submitter,
            ChainTurns.Sending sending) {
        return new ChainTurns(landings, spent, resender, batches, submitter, sending);
    }

    @Bean
    ChainTurns.Sending sending(PusherProperties properties, Clock clock) {
        return new ChainTurns.Sending(properties.sending(), clock);
    }

    @Bean
    Lane.LaneParts laneParts(
            LaneTakeover takeover,
            BatchPlanner planner,
            ChainTurns turns,
            OutcomePublisher publisher,
            Announcer announcer,
            Backlog backlog) {
        return new Lane.LaneParts(takeover, planner, announcer, turns, publisher, backlog);
    }

    @Bean
    Announcer announcer(Batches batches, EventPublisher publisher, Clock clock) {
        return new Announcer(batches, publisher, clock);
    }

    @Bean
    LeasedLoop lane(
            LeasedLoops loops,
            Lane.LaneParts parts,
            ChainNode node,
            LaneStatus status,
            PusherProperties properties,
            MeterRegistry meters) {
        Gauge.builder(
                        PusherMeter.GROUPS_WITHOUT_BANK.getName(),
                        parts.planner(),
                        planner -> (double) planner.groupsWithoutBank())
                .register(meters);
        LaneId id = new LaneId(node.chain(), 0);
        Lane lane = new Lane(id, parts, node, status, properties, meters);
        return loops.loop(id.leaseName(), lane);
    }
}
