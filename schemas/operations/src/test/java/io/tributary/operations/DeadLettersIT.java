package io.tributary.operations;

import static io.tributary.operations.Operator.LETTERS;
import static io.tributary.operations.Operator.MATCHES;
import static io.tributary.operations.Operator.PATIENCE;
import static io.tributary.operations.Operator.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.testkit.PlatformInitializer;
import io.tributary.testkit.TestTopics;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@OperationsTest
class DeadLettersIT {

    private final TestTopics topics;
    private final Operator operator;

    @Autowired
    DeadLettersIT(TestTopics testTopics, Operator operator) {
        this.topics = testTopics;
        this.operator = operator;
    }

    @BeforeEach
    void isReady() {
        operator.awaitReady();
    }

    @Test
    void letsNobodyInWithoutTheOperatorsToken() {
        String unknown = "/actuator/replays/" + UUID.randomUUID();
        Map<String, HttpMethod> doors =
                Map.of(
                        "/actuator/replays",
                        HttpMethod.POST,
                        unknown,
                        HttpMethod.GET,
                        unknown + "?x",
                        HttpMethod.DELETE,
                        "/actuator/deadletters",
                        HttpMethod.GET,
                        "/actuator/deadletters/a.dlt-0-0",
                        HttpMethod.GET);
        doors.forEach((path, method) -> {
            refused(operator.stranger().method(method).uri(path).exchange());
            refused(
                    operator.stranger()
                            .method(method)
                            .uri(path)
                            .headers(headers -> headers.setBearerAuth("guess"))
                            .exchange());
        });
    }

    @Test
    void servesNothingOfThisOnThePublicPort() {
        operator.publicPort()
                .get()
                .uri("/actuator/deadletters")
                .headers(headers -> headers.setBearerAuth(PlatformInitializer.OPERATOR_TOKEN))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void knowsNoOtherIds() {
        for (String path :
                List.of(
                        "/actuator/replays/" + UUID.randomUUID(),
                        "/actuator/replays/x",
                        "/actuator/deadletters/x",
                        "/actuator/deadletters/" + LETTERS + "-0-99999",
                        "/actuator/deadletters/" + LETTERS + "-0-999999999999999999999",
                        "/actuator/deadletters/products.v1.reward-service.dlt-0-0")) {
            operator.get(path).expectStatus().isNotFound();
        }
        operator.delete("/actuator/replays/" + UUID.randomUUID()).expectStatus().isNotFound();
    }

    @Test
    void listsDeadLettersAndShowsOneWhole() {
        topics.produce(MATCHES, "a key", "older junk".getBytes(UTF_8));
        byte[] junk = ("junk " + UUID.randomUUID()).getBytes(UTF_8);
        topics.produce(MATCHES, "a key", junk, Map.of("ce_id", "7"));
        await("listed").atMost(PATIENCE).until(() -> whole(newest()).equals(base64(junk)));
        JsonNode letter = newest();
        assertThat(letter.propertyNames())
                .containsExactly("id", "reason", "detail", "source", "key", "failedAt", "redriven");
        assertThat(letter.get("id").stringValue()).startsWith(LETTERS + "-");
        assertThat(letter.get("reason").stringValue()).isEqualTo("undecodable");
        assertThat(letter.get("source").get("topic").stringValue()).isEqualTo(MATCHES);
        assertThat(letter.get("source").get("offset").isIntegralNumber()).isTrue();
        assertThat(letter.get("key").stringValue()).isEqualTo("a key");
        assertThat(letter.get("redriven").intValue()).isZero();
        JsonNode page =
                body(
                        list("limit=1&topic=" + MATCHES + "&reason=undecodable")
                                .expectStatus()
                                .isOk());
        assertThat(page.get("items")).hasSize(1);
        assertThat(page.get("items").get(0)).isEqualTo(letter);
        assertThat(next(page).get("id")).isNotEqualTo(letter.get("id"));
        JsonNode other = body(list("reason=too_old").expectStatus().isOk());
        assertThat(other.get("items")).isEmpty();
        assertThat(other.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void refusesWrongParameters() {
        JsonNode problem =
                body(
                        list("topic=interactions.v1&reason=bad&limit=201&cursor=zz")
                                .expectStatus()
                                .isEqualTo(422));
        assertThat(problem.get("errors").valueStream().map(e -> e.get("pointer").stringValue()))
                .containsExactly("topic", "reason", "limit", "cursor");
        list("limit=0").expectStatus().isEqualTo(422);
        list("limit=1&limit=2").expectStatus().isEqualTo(422);
    }

    private static void refused(ResponseSpec answer) {
        answer.expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private ResponseSpec list(String query) {
        return operator.get("/actuator/deadletters?" + query);
    }

    private JsonNode newest() {
        JsonNode page = body(list("limit=200").expectStatus().isOk());
        return page.get("items")
                .valueStream()
                .findFirst()
                .orElseGet(() -> JsonNodeFactory.instance.objectNode());
    }

    /** The first of the part that follows. */
    private JsonNode next(JsonNode page) {
        String cursor = page.get("nextCursor").stringValue();
        JsonNode following = body(list("limit=1&topic=" + MATCHES + "&cursor=" + cursor));
        return following.get("items").get(0);
    }

    private String whole(JsonNode letter) {
        if (letter.isEmpty()) {
            return "";
        }
        String path = "/actuator/deadletters/" + letter.get("id").stringValue();
        JsonNode whole = body(operator.get(path).expectStatus().isOk());
        assertThat(whole.get("headers").get("tributary-dlt-reason").stringValue())
                .isEqualTo("undecodable");
        return whole.get("value").stringValue();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
