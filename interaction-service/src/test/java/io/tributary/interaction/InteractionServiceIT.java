package io.tributary.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.interaction.meter.InteractionMeter;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class InteractionServiceIT extends RunningService {

    @Test
    void becomesReady() {
        await("ready")
                .atMost(SOON)
                .untilAsserted(() ->
                        managementClient()
                                .get()
                                .uri("/actuator/health/readiness")
                                .exchange()
                                .expectStatus()
                                .isOk());
    }

    @Test
    void showsAllItsMeters() {
        String metrics = text(true, "/actuator/prometheus");
        assertThat(Arrays.stream(InteractionMeter.values()))
                .allSatisfy(
                        meter -> assertThat(metrics).contains(meter.getName().replace('.', '_')));
    }

    @Test
    void describesItsPaths() {
        assertThat(text(false, "/v3/api-docs"))
                .contains(
                        "/external/interactions/batch",
                        "/external/interactions/{id}",
                        "occurredAt");
    }

    private String text(boolean management, String path) {
        return Objects.requireNonNull(
                (management ? managementClient() : client())
                        .get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }
}
