package io.tributary.operations;

import static org.awaitility.Awaitility.await;

import io.tributary.testkit.PlatformInitializer;
import java.time.Duration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The management port as an operator uses it, and as a stranger tries to. */
final class Operator {

    static final Duration PATIENCE = Duration.ofSeconds(40);
    static final String MATCHES = "campaign-matches.v1";
    static final String LETTERS = "campaign-matches.v1.reward-service.dlt";

    private static final JsonMapper JSON = new JsonMapper();

    private final Environment environment;
    private final HealthIndicator messaging;

    Operator(Environment environment, HealthIndicator messagingHealthIndicator) {
        this.environment = environment;
        this.messaging = messagingHealthIndicator;
    }

    void awaitReady() {
        await("ready").atMost(PATIENCE).until(this::isReady);
    }

    WebTestClient http() {
        return client("local.management.port")
                .defaultHeaders(
                        headers -> headers.setBearerAuth(PlatformInitializer.OPERATOR_TOKEN))
                .build();
    }

    WebTestClient stranger() {
        return client("local.management.port").build();
    }

    WebTestClient publicPort() {
        return client("local.server.port").build();
    }

    ResponseSpec get(String path) {
        return http().get().uri(path).exchange();
    }

    ResponseSpec delete(String path) {
        return http().delete().uri(path).exchange();
    }

    ResponseSpec post(String body) {
        return http().post()
                .uri("/actuator/replays")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    static JsonNode body(ResponseSpec answer) {
        byte[] bytes = answer.expectBody().returnResult().getResponseBody();
        return JSON.readTree(bytes == null ? new byte[0] : bytes);
    }

    private boolean isReady() {
        var health = messaging.health();
        return health != null && Status.UP.equals(health.getStatus());
    }

    private WebTestClient.Builder client(String port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + environment.getRequiredProperty(port))
                .responseTimeout(PATIENCE);
    }
}
