package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.ProductSecrets;
import io.tributary.events.SealedWebhook;
import io.tributary.events.WebhookSender;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Webhooks: configured, listed and removed, by whom it is allowed. */
class WebhooksIT extends WebhookFixture {

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

        ProductSecrets state = awaitSecrets(product, found -> true);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        SealedWebhook webhook = state.getWebhooks().getFirst();
        assertThat(webhook.getSender()).isEqualTo(WebhookSender.SHOPIFY);
        assertThat(webhook.getShopDomain()).isEqualTo(shop);
        assertThat(opened(product, state, "shopify")).containsExactly(aSecret(1));
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
        ProductSecrets state = awaitSecrets(product, found -> found.getVersion() == 4);
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
        giveStranger(4, product);
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
}
