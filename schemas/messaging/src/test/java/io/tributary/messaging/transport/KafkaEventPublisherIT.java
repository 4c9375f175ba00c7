package io.tributary.messaging.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import io.tributary.events.Topics;
import io.tributary.messaging.FixtureTest;
import io.tributary.messaging.Fixtures;
import io.tributary.messaging.Outgoing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.util.context.Context;

@FixtureTest
class KafkaEventPublisherIT {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Autowired RecordEncoder encoder;

    @Test
    void carriesTheTraceOfItsCaller() {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new Tracing());
        MockProducer<byte[], byte[]> producer = producer(true);
        try (KafkaEventPublisher publisher =
                new KafkaEventPublisher(encoder, new RecordSender(producer), observations, 10)) {
            Observation request = Observation.start("request", observations);
            publisher
                    .publish(List.of(aMatch()))
                    .contextWrite(Context.of("micrometer.observation", request))
                    .block(Duration.ofSeconds(10));
            publisher.publish(List.of(aMatch())).block(Duration.ofSeconds(10));
            request.stop();
        }
        Header header = producer.history().get(0).headers().lastHeader("traceparent");
        assertThat(new String(header.value(), StandardCharsets.UTF_8)).isEqualTo(TRACE);
        assertThat(producer.history().get(1).headers().headers("traceparent")).isEmpty();
    }

    @Test
    void refusesWhatExceedsItsBoundAndTakesMoreAfterwards() throws Exception {
        MockProducer<byte[], byte[]> producer = producer(false);
        try (KafkaEventPublisher publisher =
                new KafkaEventPublisher(
                        encoder, new RecordSender(producer), ObservationRegistry.NOOP, 2)) {
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

    /** What a tracer does when a record is sent. */
    private static final class Tracing
            implements ObservationHandler<SenderContext<Map<String, String>>> {

        @Override
        public void onStart(SenderContext<Map<String, String>> context) {
            context.getSetter().set(context.getCarrier(), "traceparent", TRACE);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof SenderContext<?>;
        }
    }
}
