package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.ProductSecrets;
import io.tributary.events.SealedSecret;
import io.tributary.events.SealedWebhook;
import io.tributary.events.Topics;
import io.tributary.events.WebhookSender;
import io.tributary.messaging.EventCodec;
import io.tributary.sealing.Opener;
import io.tributary.sealing.SealedFor;
import io.tributary.testkit.PlatformInitializer;
import io.tributary.testkit.TestTopics;
import io.tributary.values.ProductId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Webhooks: configured, rotated and removed; their secrets leave sealed and never come back. */
// Over the bound because it is every rule of one small resource.
@ExtendWith(OutputCaptureExtension.class)
class WebhooksIT extends ProductFixture {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Opener OPENER = Opener.of(PlatformInitializer.KEYSETS.opening());

    @Autowired private TestTopics topics;
    @Autowired private EventCodec codec;
    @Autowired private DatabaseClient database;

    private final String shop = "shop-" + UUID.randomUUID() + ".myshopify.com";

    @Test
    void configuresAWebhookAndPublishesItsSecretSealed() {
        ProductId product = client.createProduct(token);
        Instant before = Instant.now();
        JsonNode answer =
                TestClient.json(
                        put(product, "shopify", aSecret(1), shop.toUpperCase(Locale.ROOT))
                                .expectStatus()
                                .isOk());
        assertThat(answer.propertyNames())
                .containsExactly("kind", "shopDomain", "createdAt", "previousSecretUntil");
        assertThat(answer.path("kind").asString()).isEqualTo("shopify");
        assertThat(answer.path("shopDomain").asString()).isEqualTo(shop);
        assertThat(answer.path("previousSecretUntil").isNull()).isTrue();

        ProductSecrets state = await(product, found -> true);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        SealedWebhook webhook = state.getWebhooks().getFirst();
        assertThat(webhook.getSender()).isEqualTo(WebhookSender.SHOPIFY);
        assertThat(webhook.getShopDomain()).isEqualTo(shop);
        assertThat(opened(product, state, "shopify")).containsExactly(aSecret(1));
    }

    @Test
    void keepsTheReplacedSecretForADayAndReplacesTheShop() {
        ProductId product = client.createProduct(token);
        put(product, "shopify", aSecret(1), shop).expectStatus().isOk();
        String other = "other-" + shop;
        JsonNode answer =
                TestClient.json(put(product, "shopify", aSecret(2), other).expectStatus().isOk());
        Instant until = Instant.parse(answer.path("previousSecretUntil").asString());
        assertThat(until)
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)),
                        Instant.now().plus(Duration.ofHours(25)));
        assertThat(answer.path("shopDomain").asString()).isEqualTo(other);

        ProductSecrets state = await(product, found -> found.getVersion() == 2);
        assertThat(opened(product, state, "shopify")).containsExactly(aSecret(2), aSecret(1));
        assertThat(state.getWebhooks().getFirst().getSecrets())
                .extracting(SealedSecret::getValidUntil)
                .containsExactly(null, until);
        // The shop is free again for another product.
        ProductId second = client.createProduct(token);
        put(second, "shopify", aSecret(3), shop).expectStatus().isOk();
    }

    /** A client that never saw its answer sends again; the secret before must not go by that. */
    @Test
    void keepsTheReplacedSecretWhenTheSamePutComesTwice() {
        ProductId product = client.createProduct(token);
        put(product, "generic", aSecret(1), null).expectStatus().isOk();
        put(product, "generic", aSecret(2), null).expectStatus().isOk();
        put(product, "generic", aSecret(2), null).expectStatus().isOk();
        ProductSecrets state = await(product, found -> found.getVersion() == 3);
        assertThat(opened(product, state, "generic"))
                .containsExactly(aSecret(2), aSecret(2), aSecret(1));
    }

    @Test
    void keepsFourReplacedSecretsAtMost() {
        ProductId product = client.createProduct(token);
        for (int i = 1; i <= 8; i++) {
            put(product, "generic", aSecret(i), null).expectStatus().isOk();
        }
        ProductSecrets state = await(product, found -> found.getVersion() == 8);
        assertThat(opened(product, state, "generic"))
                .containsExactly(aSecret(8), aSecret(7), aSecret(6), aSecret(5), aSecret(4));
    }

    @Test
    void forgetsTheReplacedSecretAfterItsTime() {
        ProductId product = client.createProduct(token);
        put(product, "generic", aSecret(1), null).expectStatus().isOk();
        put(product, "generic", aSecret(2), null).expectStatus().isOk();
        sql(
                """
                update product_webhook_secrets s
                set valid_until = now() - interval '1 second'
                from product_webhooks w
                where w.id = s.webhook_id and w.product_id = :id and s.valid_until is not null
                """,
                product);
        JsonNode listed = items(product).get(0);
        assertThat(listed.path("previousSecretUntil").isNull()).isTrue();
        put(product, "standard", standard(24), null).expectStatus().isOk();
        ProductSecrets state = await(product, found -> found.getVersion() == 3);
        assertThat(opened(product, state, "generic")).containsExactly(aSecret(2));
    }

    @Test
    void listsWebhooksAndRemovesThem() {
        ProductId product = client.createProduct(token);
        put(product, "woocommerce", aSecret(1), null).expectStatus().isOk();
        put(product, "standard", standard(64), null).expectStatus().isOk();
        assertThat(items(product).findValuesAsString("kind"))
                .containsExactly("standard", "woocommerce");
        assertThat(items(product).get(0).propertyNames())
                .containsExactly("kind", "shopDomain", "createdAt", "previousSecretUntil");
        JsonNode first = TestClient.json(client.get(path(product) + "/webhooks?limit=1", token));
        assertThat(first.path("items")).hasSize(1);
        JsonNode second =
                TestClient.json(
                        client.get(
                                path(product)
                                        + "/webhooks?limit=1&cursor="
                                        + first.path("nextCursor").asString(),
                                token));
        assertThat(second.path("items").get(0).path("kind").asString()).isEqualTo("woocommerce");

        client.delete(path(product) + "/webhooks/standard", token).expectStatus().isNoContent();
        client.delete(path(product) + "/webhooks/standard", token).expectStatus().isNotFound();
        client.delete(path(product) + "/webhooks/woocommerce", token).expectStatus().isNoContent();
        assertThat(items(product)).isEmpty();
        ProductSecrets state = await(product, found -> found.getVersion() == 4);
        assertThat(state.getWebhooks()).isEmpty();
    }

    @Test
    void takesAShopForOneProductOnly() {
        ProductId first = client.createProduct(token);
        ProductId second = client.createProduct(token);
        put(first, "shopify", aSecret(1), shop).expectStatus().isOk();
        JsonNode refused =
                TestClient.json(
                        put(second, "shopify", aSecret(2), shop).expectStatus().isEqualTo(409));
        assertThat(refused.path("type").asString())
                .isEqualTo("urn:tributary:problem:shop-domain-taken");
        assertThat(items(second)).isEmpty();
        client.delete(path(first) + "/webhooks/shopify", token).expectStatus().isNoContent();
        put(second, "shopify", aSecret(2), shop).expectStatus().isOk();
    }

    @Test
    void takesAShopForOneOfTwoWhoAskAtOnce() throws Exception {
        List<Callable<Integer>> attempts =
                List.of(client.createProduct(token), client.createProduct(token)).stream()
                        .<Callable<Integer>>map(
                                product -> () -> status(put(product, "shopify", aSecret(1), shop)))
                        .toList();
        assertThat(atOnce(attempts)).containsExactlyInAnyOrder(200, 409);
    }

    /** Two at once on one webhook: one secret is current, the other was replaced by it. */
    @Test
    void rotatesOneAfterTheOther() throws Exception {
        ProductId product = client.createProduct(token);
        assertThat(
                        atOnce(
                                List.of(
                                        () -> status(put(product, "generic", aSecret(1), null)),
                                        () -> status(put(product, "generic", aSecret(2), null)),
                                        () -> status(put(product, "generic", aSecret(3), null)))))
                .containsOnly(200);
        ProductSecrets state = await(product, found -> found.getVersion() == 3);
        assertThat(opened(product, state, "generic"))
                .containsExactlyInAnyOrder(aSecret(1), aSecret(2), aSecret(3));
        assertThat(state.getWebhooks().getFirst().getSecrets())
                .filteredOn(secret -> secret.getValidUntil() == null)
                .hasSize(1);
    }

    @Test
    void belongsToAdministratorsAndShowsToAnyRole() {
        ProductId product = client.createProduct(token);
        put(product, "generic", aSecret(1), null).expectStatus().isOk();
        String strange = client.signIn(stranger);
        String webhooks = path(product) + "/webhooks";
        Map<String, Object> body = Map.of("secret", aSecret(2));
        client.put(webhooks + "/generic", strange, body).expectStatus().isNotFound();
        client.get(webhooks, strange).expectStatus().isNotFound();
        client.delete(webhooks + "/generic", strange).expectStatus().isNotFound();
        client.put(
                        path(product) + "/administrators/" + stranger.address().value(),
                        token,
                        Map.of("roles", 4))
                .expectStatus()
                .isOk();
        client.put(webhooks + "/generic", strange, body).expectStatus().isForbidden();
        client.delete(webhooks + "/generic", strange).expectStatus().isForbidden();
        client.get(webhooks, strange).expectStatus().isOk();
        client.put(webhooks + "/generic", "", body).expectStatus().isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(strings = {"magento", "SHOPIFY", "0"})
    void knowsNoOtherKind(String kind) {
        ProductId product = client.createProduct(token);
        put(product, kind, aSecret(1), null).expectStatus().isNotFound();
    }

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
        await(product, found -> found.getVersion() == 2);
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

    private WebTestClient.ResponseSpec put(
            ProductId product, String kind, @Nullable String secret, @Nullable String domain) {
        Map<String, Object> body = new HashMap<>();
        if (secret != null) {
            body.put("secret", secret);
        }
        if (domain != null) {
            body.put("shopDomain", domain);
        }
        return client.put(path(product) + "/webhooks/" + kind, token, body);
    }

    private JsonNode items(ProductId product) {
        return TestClient.json(client.get(path(product) + "/webhooks", token)).path("items");
    }

    private static int status(WebTestClient.ResponseSpec response) {
        return response.returnResult(String.class).getStatus().value();
    }

    private static String text(WebTestClient.ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody());
    }

    private static String aSecret(int number) {
        return "a-secret-of-the-shop-" + number;
    }

    private static String standard(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    private ProductSecrets await(ProductId product, Predicate<ProductSecrets> wanted) {
        return Awaitility.await("secrets of " + product)
                .atMost(SOON)
                .until(() -> latest(product).filter(wanted), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<ProductSecrets> latest(ProductId product) {
        return topics.read(Topics.PRODUCT_SECRETS.name(), product.toString()).stream()
                .map(record -> codec.decode(Topics.PRODUCT_SECRETS, record.value()))
                .max(Comparator.comparingLong(ProductSecrets::getVersion));
    }

    private static List<String> opened(ProductId product, ProductSecrets state, String kind) {
        return state.getWebhooks().stream()
                .filter(webhook -> webhook.getSender().name().toLowerCase(Locale.ROOT).equals(kind))
                .flatMap(webhook -> webhook.getSecrets().stream())
                .map(secret -> OPENER.open(new SealedFor(product, kind), secret.getSealed()))
                .map(Optional::orElseThrow)
                .toList();
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

    private void sql(String statement, ProductId product) {
        database.sql(statement).bind("id", product.value()).then().block(SOON);
    }
}
