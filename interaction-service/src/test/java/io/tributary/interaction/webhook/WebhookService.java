package io.tributary.interaction.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.interaction.secret.KnownWebhook;
import io.tributary.interaction.secret.WebhookKind;
import io.tributary.values.Address;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service with shops that send webhooks. */
@Import(StubWebhooks.class)
@TestPropertySource(
        properties = {
            "spring.r2dbc.pool.max-acquire-time=20s",
            "tributary.interaction.order.sweep-age=1s",
            "tributary.interaction.order.sweep-interval=200ms",
            "tributary.interaction.order.house-interval=500ms"
        })
abstract class WebhookService extends RunningService {

    private static final byte[] SECRET = "a secret of a shop".getBytes(StandardCharsets.UTF_8);

    /** A product with webhooks of all kinds. */
    KnownShop aWebshop() {
        KnownShop shop = aShop();
        for (WebhookKind kind : WebhookKind.values()) {
            StubWebhooks.configure(
                    new KnownWebhook(shop.id(), kind, List.of(SECRET)), domain(shop));
        }
        return shop;
    }

    static String domain(KnownShop shop) {
        return shop.id() + ".myshopify.com";
    }

    static String anOrder(String id, String token, String status) {
        return """
        {"id":%s,"checkout_token":"%s","financial_status":"%s","total_price":"49.90","currency":"EUR",
         "email":"erin@example.org"}
        """
                .formatted(id, token, status);
    }

    static String aRefund(String id, String order, String amount) {
        return """
        {"id":%s,"order_id":%s,"transactions":[{"kind":"refund","status":"success","amount":"%s","currency":"EUR"}]}
        """
                .formatted(id, order, amount);
    }

    WebTestClient.ResponseSpec deliver(KnownShop shop, String topic, String body) {
        return deliver(client(), shop, topic, body, UUID.randomUUID().toString());
    }

    static WebTestClient.ResponseSpec deliver(
            WebTestClient client, KnownShop shop, String topic, String body, String event) {
        return send(
                client,
                "/external/webhooks/shopify",
                body,
                headers -> {
                    headers.set("X-Shopify-Shop-Domain", domain(shop));
                    headers.set("X-Shopify-Topic", topic);
                    headers.set("X-Shopify-Event-Id", event);
                    headers.set("X-Shopify-Hmac-Sha256", base64(hmac(body)));
                });
    }

    static WebTestClient.ResponseSpec send(
            WebTestClient client, String path, String body, Consumer<HttpHeaders> headers) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers)
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    static Became read(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectStatus()
                        .isOk()
                        .expectBody(Became.class)
                        .returnResult()
                        .getResponseBody());
    }

    Became became(KnownShop shop, String topic, String body) {
        return read(deliver(shop, topic, body));
    }

    static Map<String, Object> aClaim(KnownShop shop, Address wallet, String token) {
        return interaction(shop, wallet, "purchase.started", Map.of("checkoutToken", token));
    }

    /** The interactions of a type, as "wallet amount source". */
    static List<String> recorded(KnownShop shop, String type) {
        return shop.lines(
                """
                select wallet || ' ' || coalesce(data ->> 'amount', '-') || ' ' || source
                from interactions
                where product_id = :id
                  and type = '%s'
                order by received_at
                """
                        .formatted(type));
    }

    static void isCompletedOnce(KnownShop shop, Address wallet) {
        assertThat(recorded(shop, "purchase.completed")).containsExactly(wallet + " 49.90 shopify");
    }

    static byte[] hmac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
            return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** What a delivery is answered. */
    record Became(String outcome, String deliveryId, @Nullable String interactionId) {}
}
