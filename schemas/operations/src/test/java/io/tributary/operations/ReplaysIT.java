package io.tributary.operations;

import static io.tributary.operations.Operator.MATCHES;
import static io.tributary.operations.Operator.PATIENCE;
import static io.tributary.operations.Operator.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.testkit.TestTopics;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@OperationsTest
class ReplaysIT {

    private static final String[] MEMBERS = {
        "id",
        "topic",
        "status",
        "dryRun",
        "read",
        "applied",
        "alreadyDone",
        "refused",
        "partitions",
        "requestedBy",
        "reason",
        "startedAt",
        "finishedAt"
    };

    private final TestTopics topics;
    private final Operator operator;

    @Autowired
    ReplaysIT(TestTopics testTopics, Operator operator) {
        this.topics = testTopics;
        this.operator = operator;
    }

    @BeforeEach
    void isReady() {
        operator.awaitReady();
    }

    @Test
    void runsAReplayAndShowsWhatCameOfIt() {
        topics.produce(MATCHES, "x", "junk".getBytes(UTF_8));
        ResponseSpec answer =
                operator.post(
                                """
                                {"topic":"campaign-matches.v1","from":"earliest","to":"now",
                                 "productId":null,"dryRun":true,"republish":false,
                                 "ratePerSecond":1000,"reason":"look"}
                                """)
                        .expectStatus()
                        .isAccepted();
        JsonNode started = body(answer);
        assertThat(started.get("status").stringValue()).isEqualTo("running");
        String path = "/actuator/replays/" + started.get("id").stringValue();
        answer.expectHeader().valueEquals("Location", path);
        await("end").atMost(PATIENCE).until(() -> !status(path).equals("running"));
        JsonNode ended = body(operator.get(path).expectStatus().isOk());
        assertThat(ended.propertyNames()).containsExactly(MEMBERS);
        assertThat(ended.get("status").stringValue()).isEqualTo("completed");
        assertThat(ended.get("refused").longValue()).isPositive();
        assertThat(ended.get("read")).isEqualTo(ended.get("refused"));
        assertThat(ended.get("partitions")).hasSize(2);
        assertThat(ended.get("partitions").get(0).propertyNames())
                .containsExactly("partition", "next", "end");
        assertThat(ended.get("requestedBy").stringValue()).isEqualTo("operator");
        assertThat(ended.get("startedAt").stringValue()).endsWith("Z");
        operator.delete(path).expectStatus().isNoContent();
        assertThat(status(path)).isEqualTo("completed");
    }

    @Test
    void lets503AnswerAThirdReplayAtOnceUntilOneIsCancelled() {
        for (int i = 0; i < 3; i++) {
            topics.produce(MATCHES, "x", ("slow " + i).getBytes(UTF_8));
        }
        String slow =
                """
                {"topic":"campaign-matches.v1","ratePerSecond":1,"reason":"slowly"}
                """;
        String first =
                body(operator.post(slow).expectStatus().isAccepted()).get("id").stringValue();
        String second =
                body(operator.post(slow).expectStatus().isAccepted()).get("id").stringValue();
        operator.post(slow).expectStatus().isEqualTo(503).expectHeader().exists("Retry-After");
        for (String id : List.of(first, second)) {
            String path = "/actuator/replays/" + id;
            operator.delete(path).expectStatus().isNoContent();
            operator.delete(path).expectStatus().isNoContent();
            assertThat(status(path)).isEqualTo("cancelled");
        }
    }

    @Test
    void saysWhatIsWrongWithABodyAllAtOnce() {
        JsonNode problem =
                body(
                        operator.post(
                                        """
                                        {"topic":"interactions.v1","from":"yesterday","to":5,
                                         "productId":"x","dryRun":"yes","ratePerSecond":0,"speed":1}
                                        """)
                                .expectStatus()
                                .isEqualTo(422));
        assertThat(problem.get("type").stringValue())
                .isEqualTo("urn:tributary:problem:invalid-request");
        assertThat(problem.get("errors").valueStream().map(e -> e.get("pointer").stringValue()))
                .containsExactlyInAnyOrder(
                        "/topic",
                        "/from",
                        "/to",
                        "/productId",
                        "/dryRun",
                        "/ratePerSecond",
                        "/reason",
                        "/speed");
        JsonNode topic = problem.get("errors").get(0);
        assertThat(topic.get("value").stringValue()).isEqualTo("interactions.v1");
        assertThat(topic.get("expected").stringValue()).contains(MATCHES, "reward-pushes.v1");
    }

    @Test
    void refusesAnEndBeforeTheStart() {
        wrong("/to", "\"from\":\"2026-11-22T10:00:00Z\",\"to\":\"2026-11-22T09:00:00Z\"");
        wrong("/to", "\"from\":\"now\",\"to\":\"2026-11-22T09:00:00Z\"");
        wrong("/to", "\"from\":\"now\",\"to\":\"earliest\"");
        wrong("/to", "\"from\":\"9999-01-01T00:00:00Z\"");
    }

    @Test
    void refusesARateBeyondItsBoundsAndABlankReason() {
        wrong("/ratePerSecond", "\"ratePerSecond\":100001");
        wrong("/ratePerSecond", "\"ratePerSecond\":1.5");
        operator.post("{\"topic\":\"campaign-matches.v1\",\"reason\":\" \"}")
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void refusesAProductWhereRecordsDoNotSayIt() {
        JsonNode problem =
                body(
                        operator.post(
                                        """
                                        {"topic":"reward-pushes.v1","reason":"r",
                                         "productId":"018f0000-0000-7000-8000-000000000001"}
                                        """)
                                .expectStatus()
                                .isEqualTo(422));
        assertThat(problem.get("errors").get(0).get("pointer").stringValue())
                .isEqualTo("/productId");
    }

    @Test
    void refusesWhatIsNoJsonOrNotSaidToBe() {
        operator.post("{\"topic\":").expectStatus().isBadRequest();
        operator.post("{\"topic\":\"a\",\"topic\":\"b\"}").expectStatus().isBadRequest();
        operator.post("[]").expectStatus().isEqualTo(422);
        operator.http()
                .post()
                .uri("/actuator/replays")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        operator.http().put().uri("/actuator/replays").exchange().expectStatus().isEqualTo(405);
    }

    private void wrong(String pointer, String fields) {
        JsonNode problem =
                body(
                        operator.post(
                                        "{\"topic\":\"campaign-matches.v1\",\"reason\":\"r\","
                                                + fields
                                                + "}")
                                .expectStatus()
                                .isEqualTo(422));
        JsonNode error = problem.get("errors").get(0);
        assertThat(error.get("pointer").stringValue()).isEqualTo(pointer);
        assertThat(error.get("expected").stringValue()).isNotBlank();
    }

    private String status(String path) {
        return body(operator.get(path)).get("status").stringValue();
    }
}
