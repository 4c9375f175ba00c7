package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.Topics;
import io.tributary.values.ProductId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The secrets of webhooks leave the service sealed, and in no other way. */
@ExtendWith(OutputCaptureExtension.class)
class WebhookSecrecyIT extends WebhookFixture {

    @Autowired private DatabaseClient database;

    @ParameterizedTest
    @CsvSource(
            value = {
                "generic|fifteen-letters|-",
                "generic|sixteen letters!|-",
                "generic|sixteen-lettérs!|-",
                "generic|-|-",
                "standard|a-secret-of-16-letters|-",
                "standard|whsec_not/base64*at-all|-",
                "standard|whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=|-",
                "shopify|a-secret-of-16-letters|-",
                "shopify|a-secret-of-16-letters|shop",
                "shopify|a-secret-of-16-letters|another-secret-that-slipped",
                "shopify|a-secret-of-16-letters|https://demo.myshopify.com",
                "shopify|a-secret-of-16-letters|demo.myshopify.com/x",
                "shopify|a-secret-of-16-letters|-demo.myshopify.com",
                "generic|a-secret-of-16-letters|demo.myshopify.com"
            },
            delimiter = '|',
            nullValues = "-")
    void refusesWhatIsNoWebhookWithoutRepeatingTheSecret(
            String kind, @Nullable String secret, @Nullable String domain) {
        ProductId product = client.createProduct(token);
        String answer = text(put(product, kind, secret, domain).expectStatus().isEqualTo(422));
        assertThat(answer).contains("invalid-request");
        if (secret != null) {
            assertThat(answer).doesNotContain(secret);
        }
        if (domain != null) {
            assertThat(answer).doesNotContain("\"" + domain + "\"");
        }
        assertThat(items(product)).isEmpty();
    }

    @Test
    void refusesOversizeSecretsAndMisspeltFieldsWithoutTheirValue() {
        ProductId product = client.createProduct(token);
        put(product, "generic", "x".repeat(256), null).expectStatus().isOk();
        put(product, "generic", "x".repeat(257), null).expectStatus().isEqualTo(422);
        put(product, "standard", standard(65), null).expectStatus().isEqualTo(422);
        String answer =
                text(
                        client.put(
                                        path(product) + "/webhooks/generic",
                                        token,
                                        Map.of("Secret", aSecret(1)))
                                .expectStatus()
                                .isEqualTo(422));
        assertThat(answer).doesNotContain(aSecret(1)).contains("/Secret");
    }

    @Test
    void keepsTheSecretOutOfDatabaseTopicAnswersAndLogs(CapturedOutput output) {
        ProductId product = client.createProduct(token);
        String secret = "hush-" + UUID.randomUUID();
        String answer = text(put(product, "generic", secret, null).expectStatus().isOk());
        String again = text(put(product, "generic", secret + "2", null).expectStatus().isOk());
        awaitSecrets(product, found -> found.getVersion() == 2);
        assertThat(answer + again + items(product)).doesNotContain(secret);
        assertThat(everyRow()).contains(product.toString()).doesNotContain(secret);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes).substring(0, 40);
        assertThat(everyRow()).doesNotContain(base64);
        assertThat(topicText(Topics.PRODUCT_SECRETS.name()) + topicText(Topics.PRODUCTS.name()))
                .contains(product.toString())
                .doesNotContain(secret)
                .doesNotContain(base64);
        assertThat(output.getAll()).doesNotContain(secret);
    }

    private static String text(WebTestClient.ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody());
    }

    private String topicText(String topic) {
        StringBuilder text = new StringBuilder();
        topics.read(topic).forEach(record -> text.append(latin(record.value())).append('\n'));
        return text.toString();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** All rows of all tables as text. */
    private String everyRow() {
        List<String> tables =
                database.sql(
                                """
                                select table_name
                                from information_schema.tables
                                where table_schema = 'public'
                                """)
                        .map(row -> String.valueOf(row.get("table_name")))
                        .all()
                        .collectList()
                        .blockOptional(SOON)
                        .orElseThrow();
        StringBuilder text = new StringBuilder();
        for (String table : tables) {
            database.sql("select t::text as line from \"" + table + "\" t")
                    .map(row -> String.valueOf(row.get("line")))
                    .all()
                    .collectList()
                    .blockOptional(SOON)
                    .orElseThrow()
                    .forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
