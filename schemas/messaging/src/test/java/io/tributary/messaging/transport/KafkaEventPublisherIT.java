package io.tributary.messaging.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.tributary.events.Topics;
import io.tributary.messaging.FixtureTest;
import io.tributary.messaging.Fixtures;
import io.tributary.messaging.Outgoing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FixtureTest
class KafkaEventPublisherIT {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Autowired RecordEncoder encoder;

    @Test
    void carriesTheTraceOfItsCaller() {
        SpanContext caller =
                SpanContext.create(
                        TRACE.substring(3, 35),
                        TRACE.substring(36, 52),
                        TraceFlags.getSampled(),
                        TraceState.getDefault());
        MockProducer<byte[], byte[]> producer = producer(true);
        try (KafkaEventPublisher publisher =
                new KafkaEventPublisher(encoder, new RecordSender(producer), 10)) {
            publisher
                    .publish(List.of(aMatch()))
                    .contextWrite(reactor -> reactor.put(Context.class, traced(caller)))
                    .block(Duration.ofSeconds(10));
            publisher.publish(List.of(aMatch())).block(Duration.ofSeconds(10));
        }
        Header header = producer.history().get(0).headers().lastHeader("traceparent");
        assertThat(new String(header.value(), StandardCharsets.UTF_8)).isEqualTo(TRACE);
        assertThat(producer.history().get(1).headers().headers("traceparent")).isEmpty();
    }

    private static Context traced(SpanContext caller) {
        return Context.root().with(Span.wrap(caller));
    }

    @Test
    void refusesWhatExceedsItsBoundAndTakesMoreAfterwards() throws Exception {
        MockProducer<byte[], byte[]> producer = producer(false);
        try (KafkaEventPublisher publisher =
                new KafkaEventPublisher(encoder, new RecordSender(producer), 2)) {
            CompletableFuture<@Nullable Void> first =
                    publisher.publish(List.of(aMatch(), aMatch())).toFuture();
            assertThatThrownBy(() ->
                            publisher.publish(List.of(aMatch())).block(Duration.ofSeconds(10)))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("expected: <= 2");
            Awaitility.await("sent").until(() -> producer.history().size() == 2);
            assertThat(producer.completeNext()).isTrue();
            assertThat(producer.completeNext()).isTrue();
            assertThat(first.get()).isNull();
            CompletableFuture<@Nullable Void> next =
                    publisher.publish(List.of(aMatch())).toFuture();
            Awaitility.await("sent too").until(() -> producer.history().size() == 3);
            assertThat(producer.completeNext()).isTrue();
            assertThat(next.get()).isNull();
        }
    }

    private static Outgoing<?> aMatch() {
        return new Outgoing<>(
                Topics.CAMPAIGN_MATCHES,
                "key",
                "id",
                Fixtures.aMatchOf(Fixtures.anInteraction("fine")));
    }

    private static MockProducer<byte[], byte[]> producer(boolean acknowledging) {
        return new MockProducer<>(
                acknowledging, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
