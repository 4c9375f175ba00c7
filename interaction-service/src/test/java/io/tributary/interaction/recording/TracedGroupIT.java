package io.tributary.interaction.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.tributary.events.Topics;
import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.testkit.TestTopics;
import io.tributary.values.Address;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

/** One trace from the request through its group to the topic; none where nothing is sampled. */
@Import(TracedGroupIT.Spans.class)
@TestPropertySource(properties = "tributary.tracing.sampled=0")
class TracedGroupIT extends RunningService {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Autowired private InMemorySpanExporter spans;

    @Test
    void carriesTheTraceOfASampledRequestToTheTopic() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        post(shop, alice, "T-1", "00-" + TRACE + "-00f067aa0ba902b7-01");

        assertThat(traceparent(shop, alice)).startsWith("00-" + TRACE + "-").endsWith("-01");
        await("spans")
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(spans.getFinishedSpanItems())
                                .filteredOn(span -> span.getTraceId().equals(TRACE))
                                .extracting(SpanData::getName)
                                .contains("POST /external/interactions", "group commit"));
    }

    @Test
    void tracesNothingOfARequestThatIsNotSampled() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        post(shop, alice, "T-2", "00-" + TRACE + "-00f067aa0ba902b7-00");

        assertThat(traceparent(shop, alice)).isEmpty();
    }

    private void post(KnownShop shop, Address wallet, String order, String traceparent) {
        client().post()
                .uri("/external/interactions")
                .header("Authorization", shop.bearer())
                .header("traceparent", traceparent)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(aPurchase(shop, wallet, order))
                .exchange()
                .expectStatus()
                .isAccepted();
    }

    private String traceparent(KnownShop shop, Address wallet) {
        String key = shop.id() + ":" + wallet;
        await("on the topic")
                .atMost(SOON)
                .until(() -> !topics.read(Topics.INTERACTIONS.name(), key).isEmpty());
        ConsumerRecord<String, byte[]> record =
                topics.read(Topics.INTERACTIONS.name(), key).getFirst();
        return TestTopics.header(record, "traceparent").orElse("");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Spans {

        @Bean
        InMemorySpanExporter spanExporter() {
            return InMemorySpanExporter.create();
        }
    }
}
