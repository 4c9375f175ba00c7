package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.Topics;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.platform.Platform;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What goes on while a part of the platform is away. */
@ProductTest
class OutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort private int port;
    @LocalManagementPort private int management;
    @Autowired private Platform platform;
    @Autowired private TestTopics topics;
    private TestClient client = new TestClient(0);
    private String token = "";

    @BeforeEach
    void signIn() {
        client = new TestClient(port);
        token = client.signIn(TestWallet.draw());
    }

    @AfterEach
    void mend() {
        platform.postgres().start();
        platform.kafka().start();
        Awaitility.await("the service is ready again").atMost(PATIENCE).until(this::isReady);
    }

    private boolean isReady() {
        return statusOf("/actuator/health/readiness") == 200;
    }

    private int statusOf(String path) {
        return new TestClient(management)
                .open(path)
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    @Test
    void saysTryAgainWithoutTheDatabaseAndRecoversByItself() {
        ProductId product = client.createProduct(token);
        platform.postgres().kill();

        client.get("/business/products/" + product, token)
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:overloaded");
        Awaitility.await("not ready").atMost(PATIENCE).until(() -> !isReady());
        assertThat(statusOf("/actuator/health/liveness")).isEqualTo(200);

        platform.postgres().start();
        Awaitility.await("answers again")
                .atMost(PATIENCE)
                .until(() ->
                        client.get("/business/products/" + product, token)
                                        .expectBody()
                                        .returnResult()
                                        .getStatus()
                                        .value()
                                == 200);
    }

    @Test
    void takesChangesWithoutKafkaAndPublishesThemAfterwards() {
        platform.kafka().kill();

        ProductId product = client.createProduct(token);
        client.post(
                        "/business/products/" + product + "/keys",
                        token,
                        Map.of("kind", "secret", "name", "x"))
                .expectStatus()
                .isCreated();

        platform.kafka().start();
        Awaitility.await("the state is published")
                .atMost(PATIENCE)
                .until(() -> !topics.read(Topics.PRODUCTS.name(), product.toString()).isEmpty());
    }
}
