package io.tributary.e2e.contract;

import static io.tributary.e2e.contract.Contract.requireLike;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.ShopSecret;
import io.tributary.e2e.Wallet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks of the page: configured, delivered, refused, and what is shown of them. */
@Order(205)
@ExtendWith(SharedQuickstart.class)
class WebhookPageE2ET {

    private static final String SHOPIFY = "shopify";
    private static final String TO_SHOPIFY = "/external/webhooks/shopify";
    private static final Duration KNOWN = Duration.ofSeconds(20);

    private static Contract contract;
    private static ApiPage page;
    private static String token;
    private static String productId;
    private static String product;

    private final Wallet buyer = Wallet.random();
    private final long order = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);

    @BeforeAll
    static void start(RunningQuickstart shared) {
        contract = Contract.of(shared);
        page = contract.page();
        token = shared.signIn(Wallet.random());
        JsonNode wanted =
                page.json("{\"name\":\"Demo Shop\"").request(Map.of("domains", List.of()));
        productId = contract.post(8081, "/business/products", token, wanted).text("/id");
        product = "/business/products/" + productId;
    }

    private static Http.Answer configure(ShopSecret secret, String domain) {
        ObjectNode body =
                page.json("{\"secret\":\"…\"")
                        .request(Map.of("secret", secret.text(), "shopDomain", domain));
        if (!secret.kind().equals(SHOPIFY)) {
            body.remove("shopDomain");
        }
        return contract.send("PUT", 8081, product + "/webhooks/" + secret.kind(), token, body);
    }

    private static Http.Answer deliver(String path, ShopSecret secret, String domain, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = secret.headers(bytes);
        if (secret.kind().equals(SHOPIFY)) {
            headers.put("X-Shopify-Shop-Domain", domain);
        }
        return contract.send("POST", 8082, path, headers, bytes);
    }

    private static String newDomain() {
        return UUID.randomUUID() + ".myshopify.com";
    }

    /** The service that takes deliveries learns of the secret a moment later. */
    private Http.Answer awaitStored(String path, ShopSecret secret, String domain) {
        String body = secret.order(order, "t-" + UUID.randomUUID(), buyer.address());
        await("the secret is known")
                .atMost(KNOWN)
                .until(() -> deliver(path, secret, domain, body).status() == 200);
        return deliver(path, secret, domain, body);
    }

    @Test
    void takesWhatAShopHasSignedAndNothingElse() {
        page.operations(
                "PUT /business/products/{id}/webhooks/{kind}",
                "POST /external/webhooks/shopify",
                "GET …/deliveries?kind=&outcome=",
                "GET …/deliveries/{deliveryId}");
        ShopSecret secret = ShopSecret.random(SHOPIFY);
        String domain = newDomain();
        String body = secret.order(order, "t-1", buyer.address());
        contract.requireRefusal(deliver(TO_SHOPIFY, secret, domain, body), "404 unknown-product");
        Http.Answer configured = configure(secret, domain);
        requireLike(configured, 200, page.json("{\"kind\",\"shopDomain\""));
        assertThat(configured.response().body()).doesNotContain(secret.text());

        Http.Answer stored = awaitStored(TO_SHOPIFY, secret, domain);
        assertThat(stored.text("/outcome")).isIn("stored", "duplicate");
        Shape expected = page.json("{\"outcome\":\"stored|");
        assertThat(expected.differences(stored.body())).isEmpty();
        contract.requireRefusal(
                deliver(TO_SHOPIFY, ShopSecret.random(SHOPIFY), domain, body), "401 bad-signature");

        String deliveries = product + "/deliveries";
        JsonNode first =
                contract.get(8082, deliveries + "?kind=shopify&outcome=stored", token)
                        .body()
                        .at("/items/0");
        assertThat(page.json("{\"id\",\"kind\",\"receivedAt\"").differences(first)).isEmpty();
        assertThat(first.at("/interactionId")).isEqualTo(stored.body().at("/interactionId"));
        Http.Answer whole =
                contract.get(8082, deliveries + "/" + first.at("/id").asString(), token);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.text("/orderId")).isEqualTo(Long.toString(order));
        assertThat(contract.get(8082, deliveries + "?outcome=refused", token).body().at("/items"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"woocommerce", "standard", "generic"})
    void takesTheOtherKindsByProduct(String kind) {
        page.operations("POST /external/webhooks/{productId}");
        ShopSecret secret = ShopSecret.random(kind);
        assertThat(configure(secret, "").status()).isEqualTo(200);
        Http.Answer stored = awaitStored("/external/webhooks/" + productId, secret, "");
        assertThat(stored.text("/outcome")).isIn("stored", "duplicate");
        assertThat(stored.text("/interactionId")).isNotEmpty();
    }

    @Test
    void readsAStandardWebhookAsThePageWritesIt() {
        Shape example = page.json("{\"type\":\"purchase.completed|");
        JsonNode sent =
                ShapeReader.JSON.readTree(
                        ShopSecret.random("standard").order(order, "t-2", buyer.address()));
        assertThat(((Shape.Members) example).byName()).containsOnlyKeys(sent.propertyNames());
    }

    @Test
    void listsAndTakesAwayWebhooks() {
        page.operations("GET …/webhooks", "DELETE …/webhooks/{kind}");
        ShopSecret secret = ShopSecret.random(SHOPIFY);
        String domain = newDomain();
        configure(secret, domain);
        Http.Answer rotated = configure(ShopSecret.random(SHOPIFY), domain);
        assertThat(rotated.body().at("/previousSecretUntil").isString()).isTrue();
        JsonNode listed = contract.get(8081, product + "/webhooks", token).body().at("/items");
        assertThat(listed.valueStream()).contains(rotated.body());
        assertThat(
                        contract.send("DELETE", 8081, product + "/webhooks/shopify", token, null)
                                .status())
                .isEqualTo(204);
    }

    @Test
    void keepsAShopDomainToOneProduct() {
        String domain = newDomain();
        configure(ShopSecret.random(SHOPIFY), domain);
        JsonNode wanted =
                page.json("{\"name\":\"Demo Shop\"").request(Map.of("domains", List.of()));
        String other = contract.post(8081, "/business/products", token, wanted).text("/id");
        ObjectNode body =
                page.json("{\"secret\":\"…\"")
                        .request(
                                Map.of(
                                        "secret",
                                        ShopSecret.random(SHOPIFY).text(),
                                        "shopDomain",
                                        domain));
        contract.requireRefusal(
                contract.send(
                        "PUT",
                        8081,
                        "/business/products/" + other + "/webhooks/shopify",
                        token,
                        body),
                "409 shop-domain-taken");
    }

    @Test
    void showsOrdersAndClaims() {
        page.operations(
                "GET …/orders?state=joined|unclaimed|expired|unpaid",
                "GET …/claims?state=matched|unmatched|expired");
        ShopSecret secret = ShopSecret.random("generic");
        configure(secret, "");
        awaitStored("/external/webhooks/" + productId, secret, "");
        JsonNode keyBody = page.json("{\"kind\":\"secret\"").request(Map.of());
        String key = contract.post(8081, product + "/keys", token, keyBody).text("/key");
        JsonNode claim =
                ShapeReader.JSON.readTree(
                        """
                        {"productId":"%s","wallet":"%s","type":"purchase.started",
                         "data":{"checkoutToken":"%s"}}\
                        """
                                .formatted(productId, buyer.address(), UUID.randomUUID()));
        await("the key is known")
                .atMost(KNOWN)
                .until(() ->
                        contract.post(8082, "/external/interactions", key, claim).status() < 300);
        requireFirst("/orders?state=joined", "{\"id\",\"orderId\"");
        requireFirst("/claims?state=unmatched", "{\"id\",\"by\"");
    }

    private static void requireFirst(String list, String example) {
        await("an item of " + list)
                .atMost(KNOWN)
                .until(() ->
                        !contract.get(8082, product + list, token).body().at("/items").isEmpty());
        JsonNode first = contract.get(8082, product + list, token).body().at("/items/0");
        assertThat(page.json(example).differences(first)).isEmpty();
    }
}
