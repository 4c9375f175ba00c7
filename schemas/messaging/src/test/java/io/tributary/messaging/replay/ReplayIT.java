package io.tributary.messaging.replay;

import static io.tributary.messaging.replay.ReplayTrial.FAST;
import static io.tributary.messaging.replay.ReplayTrial.PATIENCE;
import static io.tributary.messaging.replay.ReplayTrial.SOON;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.messaging.Deliveries;
import io.tributary.messaging.EventCodec;
import io.tributary.messaging.FixtureTest;
import io.tributary.messaging.SecondInstance;
import io.tributary.messaging.TopicNames;
import io.tributary.messaging.step.StepCounts;
import io.tributary.testkit.TestTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;

@FixtureTest
class ReplayIT {

    @Autowired Environment environment;
    @Autowired TestTopics topics;
    @Autowired EventCodec codec;
    @Autowired DatabaseClient database;
    @Autowired MeterRegistry meters;
    @Autowired Replays replays;
    @Autowired ReplayLoops loops;
    @Autowired ReplayTable table;

    private final Deliveries deliveries;
    private final ReplayTrial trial;

    @Autowired
    ReplayIT(
            TestTopics topics,
            EventCodec codec,
            DatabaseClient database,
            HealthIndicator messagingHealthIndicator,
            Replays replays,
            TopicNames names) {
        this.deliveries = new Deliveries(topics, codec, database, messagingHealthIndicator);
        this.trial = new ReplayTrial(replays, deliveries, database, codec, names);
    }

    @BeforeEach
    void isReady() {
        deliveries.awaitReady();
    }

    /** Nothing but the loops, which the tests of other classes need as well. */
    @AfterEach
    void leavesNothingRunning() {
        loops.start();
        database.sql(
                        """
                        update replays set status = 'cancelled', finished_at = now()
                        where status = 'running'
                        """)
                .then()
                .block(SOON);
    }

    @Test
    void countsAndChangesNothingInADryRun() {
        List<Interaction> done = trial.delivered("fine", "fine", "fine");
        trial.forget(done.getFirst());
        Map<String, Long> positions = trial.positions();
        Replay replay = trial.awaitEnd(trial.start(true, false, FAST));
        assertThat(replay.status()).isEqualTo(Replay.Status.COMPLETED);
        assertThat(replay.counts()).isEqualTo(new StepCounts(3, 1, 2, 0));
        assertThat(deliveries.isApplied(done.getFirst())).isFalse();
        assertThat(deliveries.matchesOf(done.getFirst())).hasSize(1);
        assertThat(trial.positions()).isEqualTo(positions);
    }

    @Test
    void appliesWhatWasLostAndRepeatsNothingElse() {
        List<Interaction> done = trial.delivered("fine", "fine");
        trial.forget(done.getFirst());
        Map<String, Long> positions = trial.positions();
        Replay replay = trial.awaitEnd(trial.start(false, false, FAST));
        assertThat(replay.counts()).isEqualTo(new StepCounts(2, 1, 1, 0));
        assertThat(deliveries.isApplied(done.getFirst())).isTrue();
        assertThat(deliveries.matchesOf(done.getFirst())).hasSize(2);
        assertThat(deliveries.matchesOf(done.getLast())).hasSize(1);
        assertThat(trial.positions()).isEqualTo(positions);
        assertThat(replay.partitions()).allMatch(part -> part.next() == part.end());
    }

    @Test
    void repeatsTheSameOutcomesOnRequest() {
        Interaction done = trial.delivered("fine").getFirst();
        Replay replay = trial.awaitEnd(trial.start(false, true, FAST));
        assertThat(replay.counts()).isEqualTo(new StepCounts(1, 0, 1, 0));
        List<ConsumerRecord<String, byte[]>> matches = deliveries.matchesOf(done);
        assertThat(matches).hasSize(2);
        assertThat(matches.getLast().value()).isEqualTo(matches.getFirst().value());
    }

    @Test
    void countsWhatItCannotApplyAndWritesNoSecondDeadLetter() {
        Interaction old = trial.ours("old");
        Interaction broken = trial.ours("nul");
        byte[] junk = ("junk " + trial.product()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        topics.produce(Topics.INTERACTIONS.name(), trial.product() + ":0x1", junk);
        deliveries.deliver(old, broken);
        trial.delivered("fine");
        deliveries.awaitDeadLetter(old);
        deliveries.awaitDeadLetter(broken);
        Replay replay = trial.awaitEnd(trial.start(false, false, FAST));
        assertThat(replay.status()).isEqualTo(Replay.Status.COMPLETED);
        assertThat(replay.counts()).isEqualTo(new StepCounts(4, 0, 1, 3));
        assertThat(deliveries.deadLetters(junk)).hasSize(1);
        assertThat(deliveries.deadLetters(codec.encode(Topics.INTERACTIONS, old))).hasSize(1);
        assertThat(deliveries.deadLetters(codec.encode(Topics.INTERACTIONS, broken))).hasSize(1);
        assertThat(trial.awaitEnd(trial.start(true, false, FAST)).counts())
                .isEqualTo(new StepCounts(4, 0, 1, 3));
    }

    @Test
    void readsOnlyWhatLiesBetweenItsPoints() {
        trial.delivered("fine");
        Interaction second = trial.delivered("fine").getFirst();
        Instant from =
                topics.read(Topics.INTERACTIONS.name()).stream()
                        .filter(record -> trial.isOf(record, second))
                        .map(record -> Instant.ofEpochMilli(record.timestamp()))
                        .findFirst()
                        .orElseThrow();
        ReplayPoint then = new ReplayPoint.At(from);
        ReplayPoint now = new ReplayPoint.Now();
        ReplayPoint earliest = new ReplayPoint.Earliest();
        assertThat(trial.awaitEnd(trial.start(then, now)).counts().read()).isEqualTo(1);
        assertThat(trial.awaitEnd(trial.start(earliest, then)).counts().read()).isEqualTo(1);
        assertThat(trial.awaitEnd(trial.start(now, now)).counts().read()).isZero();
        assertThat(trial.awaitEnd(trial.start(earliest, now)).counts().read()).isEqualTo(2);
    }

    @Test
    void keepsToItsRate() {
        trial.delivered(Stream.generate(() -> "fine").limit(20).toArray(String[]::new));
        Replay replay = trial.awaitEnd(trial.start(true, false, 10));
        assertThat(replay.counts().read()).isEqualTo(20);
        assertThat(Duration.between(replay.startedAt(), requireNonNull(replay.finishedAt())))
                .isGreaterThan(Duration.ofMillis(800));
    }

    @Test
    void appliesNothingMoreOnceCancelledFromAnyInstance() {
        List<Interaction> done = trial.delivered("fine", "fine", "fine", "fine");
        done.forEach(trial::forget);
        UUID id = trial.start(false, false, 1);
        await("begun").atMost(PATIENCE).until(() -> trial.find(id).counts().read() >= 1);
        assertThat(requireNonNull(replays.cancel(id, "an operator").block(SOON))).isTrue();
        Replay cancelled = trial.find(id);
        assertThat(cancelled.status()).isEqualTo(Replay.Status.CANCELLED);
        assertThat(cancelled.counts().applied()).isLessThan(4);
        assertThat(trial.applied(done)).isEqualTo(cancelled.counts().applied());
        await("let go").atMost(PATIENCE).until(() -> running() == 0);
        assertThat(trial.applied(done)).isEqualTo(cancelled.counts().applied());
        assertThat(trial.find(id)).isEqualTo(cancelled);
        assertThat(requireNonNull(replays.cancel(id, "an operator").block(SOON))).isTrue();
        assertThat(trial.find(id)).isEqualTo(cancelled);
        assertThat(trial.actions(id)).containsExactly("replay.start", "replay.cancel");
    }

    @Test
    void goesOnElsewhereWhereAnInstanceLeftOff() {
        List<Interaction> done = trial.delivered("fine", "fine", "fine", "fine", "fine", "fine");
        done.forEach(trial::forget);
        UUID id = trial.start(false, false, 2);
        await("begun").atMost(PATIENCE).until(() -> trial.find(id).counts().read() >= 1);
        loops.stop();
        assertThat(trial.find(id).status()).isEqualTo(Replay.Status.RUNNING);
        try (ConfigurableApplicationContext other = SecondInstance.beside(environment)) {
            Replays theirs = other.getBean(Replays.class);
            await("done")
                    .atMost(PATIENCE)
                    .until(() ->
                            requireNonNull(theirs.find(id).block(SOON)).status()
                                    != Replay.Status.RUNNING);
        }
        assertThat(trial.find(id).counts()).isEqualTo(new StepCounts(6, 6, 0, 0));
        done.forEach(interaction -> assertThat(deliveries.matchesOf(interaction)).hasSize(2));
    }

    /** A crash after the commit: the outcome was not sent, and the live group will not send it. */
    @Test
    void sendsWhatACrashLeftUnsentAndCountsItOnce() {
        Interaction done = trial.delivered("fine").getFirst();
        loops.stop();
        UUID id = trial.start(false, false, FAST);
        TakenReplay taken =
                Stream.of(0, 1)
                        .flatMap(slot -> table.take(slot, 0).blockOptional(SOON).stream())
                        .filter(found -> found.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        Map<Integer, Long> ends =
                taken.spans().stream()
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        TakenReplay.Span::partition, TakenReplay.Span::end));
        table.move(taken, false, ends, new StepCounts(1, 1, 0, 0)).block(SOON);
        loops.start();
        Replay replay = trial.awaitEnd(id);
        assertThat(replay.counts()).isEqualTo(new StepCounts(1, 1, 0, 0));
        assertThat(deliveries.matchesOf(done)).hasSize(2);
    }

    @Test
    void refusesAThirdAtOnce() {
        trial.delivered("fine", "fine", "fine");
        trial.start(true, false, 1);
        trial.start(true, false, 1);
        assertThatThrownBy(() -> trial.start(true, false, 1))
                .isInstanceOf(TooManyReplaysException.class)
                .hasMessageContaining("expected: fewer than 2");
    }

    @Test
    void countsWhatItTook() {
        trial.delivered("fine");
        double before = taken();
        trial.awaitEnd(trial.start(true, false, FAST));
        assertThat(taken()).isEqualTo(before + 1);
    }

    private double taken() {
        return meters
                .find(ReplayMeter.RECORDS.meterName())
                .tags("outcome", "already_done", "dry_run", "true")
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private double running() {
        return meters.get(ReplayMeter.RUNNING.meterName()).gauge().value();
    }
}
