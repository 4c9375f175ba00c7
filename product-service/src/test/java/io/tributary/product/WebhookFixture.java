package io.tributary.product;

import io.tributary.events.ProductSecrets;
import io.tributary.events.Topics;
import io.tributary.sealing.Opener;
import io.tributary.sealing.SealedFor;
import io.tributary.testkit.PlatformInitializer;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Webhooks of products, and what other services learn of their secrets. */
abstract class WebhookFixture extends ProductFixture {

    static final Duration SOON = Duration.ofSeconds(20);
    private static final Opener OPENER = Opener.of(PlatformInitializer.KEYSETS.opening());

    final String shop = "shop-" + UUID.randomUUID() + ".myshopify.com";

    WebTestClient.ResponseSpec put(
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

    JsonNode items(ProductId product) {
        return TestClient.json(client.get(path(product) + "/webhooks", token)).path("items");
    }

    static String aSecret(int number) {
        return "a-secret-of-the-shop-" + number;
    }

    static String standard(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    static List<String> opened(ProductId product, ProductSecrets state, String kind) {
        return state.getWebhooks().stream()
                .filter(webhook -> webhook.getSender().name().toLowerCase(Locale.ROOT).equals(kind))
                .flatMap(webhook -> webhook.getSecrets().stream())
                .map(secret -> OPENER.open(new SealedFor(product, kind), secret.getSealed()))
                .map(Optional::orElseThrow)
                .toList();
    }

    ProductSecrets awaitSecrets(ProductId product, Predicate<ProductSecrets> wanted) {
        return awaitLatest(Topics.PRODUCT_SECRETS, product, ProductSecrets::getVersion, wanted);
    }
}
