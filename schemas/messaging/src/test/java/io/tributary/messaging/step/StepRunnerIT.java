package io.tributary.messaging.step;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.r2dbc.spi.R2dbcRollbackException;
import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.messaging.EventCodec;
import io.tributary.messaging.FixtureHandler;
import io.tributary.messaging.FixtureTest;
import io.tributary.messaging.Fixtures;
import io.tributary.messaging.TopicNames;
import io.tributary.messaging.step.StepTransaction.StepDatabase;
import io.tributary.messaging.trace.GroupSpans;
import io.tributary.messaging.transport.RecordEncoder;
import io.tributary.messaging.transport.RecordSender;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

@FixtureTest
class StepRunnerIT {

    @Autowired EventCodec codec;
    @Autowired TopicNames names;
    @Autowired RecordEncoder encoder;
    @Autowired StepDatabase database;
    @Autowired FixtureHandler handler;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private GroupSpans spans = new GroupSpans(TracerProvider.noop().get("test"));
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void sendsTheOutcomeAfterACrashBetweenCommitAndSend() {
        StepRunner<Interaction> runner = runner(StepMode.LIVE, encoder);
        ConsumerRecord<byte[], byte[]> record = record(Fixtures.anInteraction("fine"), 0);
        producer.sendException = new NotEnoughReplicasException("isr");
        assertThatThrownBy(() -> runner.run(List.of(record)))
                .isInstanceOfSatisfying(
                        TroubleException.class,
                        e -> assertThat(e.trouble().source()).isEqualTo(Trouble.Source.BROKER));
        producer.sendException = null;
        PollResult again = runner.run(List.of(record));
        assertThat(again.applied()).isZero();
        assertThat(again.alreadyDone()).isEqualTo(1);
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void repeatsNoOutcomeInAReplayThatDoesNotAskForIt() {
        StepRunner<Interaction> replay = runner(new StepMode(false, false, false), encoder);
        ConsumerRecord<byte[], byte[]> record = record(Fixtures.anInteraction("fine"), 0);
        replay.run(List.of(record));
        replay.run(List.of(record));
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void refusesTheOneRecordWhoseOutcomeIsTooLarge() {
        RecordEncoder small =
                new RecordEncoder(names, codec, DataSize.ofBytes(2_000), Clock.systemUTC());
        Interaction tooLarge =
                Interaction.newBuilder(Fixtures.anInteraction("fine"))
                        .setReferralChain(Collections.nCopies(100, Fixtures.BOB))
                        .build();
        PollResult result =
                runner(StepMode.LIVE, small)
                        .run(
                                List.of(
                                        record(Fixtures.anInteraction("fine"), 0),
                                        record(tooLarge, 1),
                                        record(Fixtures.anInteraction("fine"), 2)));
        assertThat(result.applied()).isEqualTo(2);
        assertThat(result.deadLetters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.source().offset()).isEqualTo(1);
                    assertThat(letter.reason()).isEqualTo(DeadLetterReason.REFUSED);
                    assertThat(letter.detail()).contains("expected: <= 2000");
                });
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .contains(names.deadLettersOf(Topics.INTERACTIONS));
    }

    @Test
    void movesThePositionPastADeadLetter() {
        runner(StepMode.LIVE, encoder)
                .run(
                        List.of(
                                record(Fixtures.anInteraction("fine"), 40),
                                record(Fixtures.anInteraction("nul"), 41)));
        assertThat(requireNonNull(database.positions().of("runner").block())).containsEntry(7, 42L);
    }

    @Test
    void countsTransactionsThatGaveWay() {
        handler.failure.set(new R2dbcRollbackException("deadlock", "40P01"));
        handler.failures.set(2);
        runner(StepMode.LIVE, encoder).run(List.of(record(Fixtures.anInteraction("fine"), 50)));
        assertThat(
                        meters.counter(
                                        StepMeter.CONFLICTS.meterName(),
                                        "topic",
                                        "interactions.v1",
                                        "state",
                                        "40P01")
                                .count())
                .isEqualTo(2);
    }

    @Test
    void letsOutcomesGoOnWithTheTraceThatAllRecordsShare() {
        ConsumerRecord<byte[], byte[]> one = record(Fixtures.anInteraction("fine"), 60);
        ConsumerRecord<byte[], byte[]> two = record(Fixtures.anInteraction("fine"), 61);
        ConsumerRecord<byte[], byte[]> other = record(Fixtures.anInteraction("fine"), 62);
        one.headers().add("traceparent", "00-1-1-01".getBytes(UTF_8));
        two.headers().add("traceparent", "00-1-1-01".getBytes(UTF_8));
        runner(StepMode.LIVE, encoder).run(List.of(one, two));
        assertThat(producer.history()).hasSize(2).allMatch(StepRunnerIT::isTraced);
        producer.clear();
        runner(StepMode.LIVE, encoder).run(List.of(two, other));
        assertThat(producer.history()).hasSize(2).noneMatch(StepRunnerIT::isTraced);
    }

    @Test
    void tracesAllRecordsOfATransactionInOneSpan() {
        ConsumerRecord<byte[], byte[]> one = record(Fixtures.anInteraction("fine"), 63);
        ConsumerRecord<byte[], byte[]> two = record(Fixtures.anInteraction("fine"), 64);
        ConsumerRecord<byte[], byte[]> other = record(Fixtures.anInteraction("fine"), 65);
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        one.headers().add("traceparent", ("00-" + trace + "-00f067aa0ba902b7-01").getBytes(UTF_8));
        two.headers()
                .add(
                        "traceparent",
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes(UTF_8));
        InMemorySpanExporter finished = InMemorySpanExporter.create();
        SdkTracerProvider tracers =
                SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(finished))
                        .build();
        spans = new GroupSpans(tracers.get("test"));

        runner(StepMode.LIVE, encoder).run(List.of(one, two, other));
        runner(StepMode.LIVE, encoder).run(List.of(other));

        assertThat(finished.getFinishedSpanItems())
                .singleElement()
                .satisfies(span -> {
                    assertThat(span.getTraceId()).isEqualTo(trace);
                    assertThat(span.getLinks()).hasSize(1);
                });
        String outcome =
                "00-" + trace + "-" + finished.getFinishedSpanItems().getFirst().getSpanId();
        assertThat(producer.history().subList(0, 3))
                .allSatisfy(sent ->
                        assertThat(sent.headers().lastHeader("traceparent").value())
                                .asString(UTF_8)
                                .startsWith(outcome));
    }

    private static boolean isTraced(ProducerRecord<byte[], byte[]> outcome) {
        Header header = outcome.headers().lastHeader("traceparent");
        return header != null && new String(header.value(), UTF_8).equals("00-1-1-01");
    }

    private StepRunner<Interaction> runner(StepMode mode, RecordEncoder encoding) {
        StepTools tools =
                new StepTools(
                        names,
                        codec,
                        encoding,
                        new DeadLetterEncoder(DataSize.ofMegabytes(1), Clock.systemUTC()),
                        new RecordSender(producer),
                        database,
                        new StepConflicts(meters),
                        spans);
        return new StepRunner<>(
                Topics.INTERACTIONS,
                handler,
                tools,
                mode,
                new LivePositions(database.positions()),
                new ProductFilter(null));
    }

    private ConsumerRecord<byte[], byte[]> record(Interaction interaction, long offset) {
        byte[] value = codec.encode(Topics.INTERACTIONS, interaction);
        return new ConsumerRecord<>("runner", 7, offset, new byte[] {1}, value);
    }
}
