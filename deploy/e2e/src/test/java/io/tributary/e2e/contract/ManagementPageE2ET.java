package io.tributary.e2e.contract;

import static io.tributary.e2e.contract.Contract.requireLike;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Section 8 of the page: health, meters, replays and dead letters on the management port. */
@Order(204)
@ExtendWith(SharedQuickstart.class)
class ManagementPageE2ET {

    private static final String REPLAYS = "/actuator/replays";
    private static final Duration SOON = Duration.ofSeconds(20);

    private static RunningQuickstart quickstart;
    private static Contract contract;
    private static ApiPage page;
    private static String operator;

    @BeforeAll
    static void start(RunningQuickstart shared) {
        quickstart = shared;
        contract = Contract.of(shared);
        page = contract.page();
        operator = shared.operatorToken();
    }

    @Test
    void tellsHealthAndMetersToEverybodyAndTheRestToTheOperator() {
        page.operations("GET /actuator/health/liveness|readiness", "GET /actuator/prometheus");
        for (int port = 9081; port <= 9085; port++) {
            for (String open : List.of("health/liveness", "health/readiness", "prometheus")) {
                assertThat(contract.get(port, "/actuator/" + open, null).status()).isEqualTo(200);
            }
            assertThat(contract.get(port, "/actuator/env", null).status()).isEqualTo(401);
        }
    }

    @Test
    void replaysATopicDry() {
        page.operations("POST /actuator/replays", "GET /actuator/replays/{id}", "DELETE");
        ObjectNode wanted = page.json("{\"topic\":").request(Map.of("reason", "the contract"));
        Http.Answer started = contract.post(9083, REPLAYS, operator, wanted);
        requireLike(started, 202, page.json("{\"id\",\"status\":\"running\"}"));
        String place = REPLAYS + "/" + started.text("/id");
        Shape replay = page.json("{\"id\",\"topic\",\"status\"");
        await("the end of the replay")
                .atMost(SOON)
                .until(() ->
                        !contract.get(9083, place, operator).text("/status").equals("running"));
        Http.Answer ended = contract.get(9083, place, operator);
        requireLike(ended, 200, replay);
        assertThat(replay.example("status").asString().split("\\|", -1))
                .contains(ended.text("/status"));
        assertThat(ended.text("/status")).isEqualTo("completed");
        assertThat(ended.body().at("/read").asInt()).isPositive();
        assertThat(ended.body().at("/applied").asInt()).isZero();
        assertThat(contract.send("DELETE", 9083, place, operator, null).status()).isEqualTo(204);

        wanted.put("topic", "rewards.v2");
        assertThat(contract.post(9083, REPLAYS, operator, wanted).status()).isEqualTo(422);
        assertThat(contract.post(9083, REPLAYS, null, wanted).status()).isEqualTo(401);
    }

    @Test
    void listsWhatCouldNotBeProcessed() throws Exception {
        page.operations("GET /actuator/deadletters?topic=&reason=");
        String topic = "interactions.v1";
        produce(topic, "no Avro");
        String list = "/actuator/deadletters?topic=" + topic + "&reason=undecodable";
        await("the dead letter")
                .atMost(SOON)
                .until(() -> !contract.get(9083, list, operator).body().at("/items").isEmpty());
        JsonNode letter = contract.get(9083, list, operator).body().at("/items/0");
        Shape expected = page.json("{\"id\":\"interactions.v1.campaign-service.dlt-0-17\"");
        assertThat(expected.differences(letter)).isEmpty();
        assertThat(expected.example("reason").asString().split("\\|", -1))
                .contains(letter.at("/reason").asString());
        String one = "/actuator/deadletters/" + letter.at("/id").asString();
        Shape more = page.json("\"headers\":{name: text}");
        JsonNode detail = contract.get(9083, one, operator).body();
        assertThat(more.differences(detail)).isEmpty();
        assertThat(detail.has("value")).isTrue();
    }

    private static void produce(String topic, String value) throws Exception {
        int port = URI.create(quickstart.url(9092, "/")).getPort();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", "127.0.0.1:" + port),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic, bytes)).get(10, TimeUnit.SECONDS);
        }
    }
}
