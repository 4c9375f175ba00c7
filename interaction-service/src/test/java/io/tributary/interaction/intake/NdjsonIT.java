package io.tributary.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.values.Address;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** Batches of one interaction a line, compressed or not. */
class NdjsonIT extends RunningService {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String PROBLEM = "urn:tributary:problem:";

    @Test
    void answersEveryLineAtItsIndexWhateverTheOthersAre() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        String large = line(interaction(shop, alice, "custom.a", Map.of("t", "x".repeat(33_000))));
        String lines =
                line(aPurchase(shop, alice, "A-1"))
                        + "\r\n\r\n{\"productId\":\n"
                        + line(aPurchase(shop, alice, "A-1"))
                        + "\n7\n"
                        + large
                        + "\n{\"a\":1,\"a\":1}";
        WebTestClient.BodyContentSpec answer =
                post(shop, bytes(lines), null).expectStatus().isEqualTo(207).expectBody();
        answer.jsonPath("$.results.length()").isEqualTo(6);
        answer.jsonPath("$.results[0].status").isEqualTo("accepted");
        answer.jsonPath("$.results[1].problem.type").isEqualTo(PROBLEM + "malformed-json");
        answer.jsonPath("$.results[1].problem.status").isEqualTo(400);
        answer.jsonPath("$.results[2].status").isEqualTo("duplicate");
        answer.jsonPath("$.results[3].problem.type").isEqualTo(PROBLEM + "invalid-request");
        answer.jsonPath("$.results[4].problem.type").isEqualTo(PROBLEM + "too-large");
        answer.jsonPath("$.results[5].problem.type").isEqualTo(PROBLEM + "malformed-json");
        assertThat(shop.count("interactions")).isEqualTo(1);
    }

    @Test
    void takesCompressedLines() throws IOException {
        KnownShop shop = aShop();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
            gzip.write(bytes(line(aPurchase(shop, aWallet(), "A-1"))));
        }
        post(shop, body.toByteArray(), "gzip").expectStatus().isOk();
        assertThat(shop.count("interactions")).isEqualTo(1);
    }

    @Test
    void refusesNoLineAndTooManyAsAWhole() {
        KnownShop shop = aShop();
        post(shop, bytes("\n\r\n"), null).expectStatus().isEqualTo(422);
        String many = (line(aPurchase(shop, aWallet(), "A-1")) + "\n").repeat(1001);
        post(shop, bytes(many), null).expectStatus().isEqualTo(413);
        assertThat(shop.count("interactions")).isZero();
    }

    private WebTestClient.ResponseSpec post(KnownShop shop, byte[] body, @Nullable String coding) {
        return client().post()
                .uri("/external/interactions/batch")
                .headers(headers -> {
                    headers.set("Authorization", shop.bearer());
                    if (coding != null) {
                        headers.set("Content-Encoding", coding);
                    }
                })
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(body)
                .exchange();
    }

    private static String line(Map<String, Object> interaction) {
        return MAPPER.writeValueAsString(interaction);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
