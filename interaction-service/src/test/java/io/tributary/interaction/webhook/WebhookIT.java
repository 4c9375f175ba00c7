package io.tributary.interaction.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/** What shops are answered, and what is kept of what they send. */
class WebhookIT extends WebhookService {

    private static final String PROBLEM = "urn:tributary:problem:";

    @Test
    void refusesAWrongSignatureAndNotesIt() {
        KnownShop shop = aWebshop();
        isProblem(
                send(
                        client(),
                        "/external/webhooks/shopify",
                        anOrder("1", "c-1", "paid"),
                        headers -> {
                            headers.set("X-Shopify-Shop-Domain", domain(shop));
                            headers.set("X-Shopify-Topic", "orders/paid");
                            headers.set("X-Shopify-Hmac-Sha256", base64(hmac("something else")));
                        }),
                401,
                "bad-signature");
        assertThat(shop.count("shop_orders")).isZero();
        getAs(8, shop, "deliveries?outcome=refused")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].reason")
                .isEqualTo("bad-signature");
    }

    @Test
    void knowsNoShopOfAnotherDomain() {
        KnownShop shop = aWebshop();
        String order = anOrder("1", "c-1", "paid");
        isProblem(
                send(
                        client(),
                        "/external/webhooks/" + shop.id(),
                        order,
                        headers -> {
                            headers.set("X-Shopify-Shop-Domain", "other.myshopify.com");
                            headers.set("X-Shopify-Hmac-Sha256", base64(hmac(order)));
                        }),
                404,
                "unknown-product");
        isProblem(
                send(
                        client(),
                        "/external/webhooks/shopify",
                        order,
                        headers -> headers.set("X-Shopify-Hmac-Sha256", base64(hmac(order)))),
                404,
                "unknown-product");
        for (String product : new String[] {UUID.randomUUID().toString(), "nobody"}) {
            isProblem(
                    send(
                            client(),
                            "/external/webhooks/" + product,
                            order,
                            headers -> headers.set("X-Hmac-Sha256", base64(hmac(order)))),
                    404,
                    "unknown-product");
        }
    }

    // Over the bound because it is one delivery of each kind.
    @Test
    void takesEveryKind() {
        KnownShop shop = aWebshop();
        String generic =
                "{\"id\":\"G-1\",\"customerId\":\"c\",\"status\":\"paid\",\"token\":\"t\",\"currency\":\"EUR\",\"totalPrice\":\"9.90\",\"items\":[]}";
        Became byHex =
                read(
                        send(
                                client(),
                                "/external/webhooks/" + shop.id(),
                                generic,
                                headers -> headers.set("X-Hmac-Sha256", hex(hmac(generic)))));
        assertThat(byHex.outcome()).isEqualTo("unmatched");
        String woo =
                "{\"id\":5,\"status\":\"completed\",\"total\":\"20.00\",\"currency\":\"EUR\",\"order_key\":\"wc_1\"}";
        Became wooCommerce =
                read(
                        send(
                                client(),
                                "/external/webhooks/" + shop.id(),
                                woo,
                                headers -> {
                                    headers.set("X-WC-Webhook-Resource", "order");
                                    headers.set("X-WC-Webhook-Topic", "order.updated");
                                    headers.set("X-WC-Webhook-Signature", base64(hmac(woo)));
                                }));
        assertThat(wooCommerce.outcome()).isEqualTo("unmatched");
        String standard =
                "{\"type\":\"purchase.completed\",\"data\":{\"orderId\":\"S-1\",\"amount\":\"5.00\",\"currency\":\"EUR\",\"wallet\":\"%s\"}}"
                        .formatted(aWallet());
        String time = String.valueOf(Instant.now().getEpochSecond());
        Became signed =
                read(
                        send(
                                client(),
                                "/external/webhooks/" + shop.id(),
                                standard,
                                headers -> {
                                    headers.set("webhook-id", "msg_1");
                                    headers.set("webhook-timestamp", time);
                                    headers.set(
                                            "webhook-signature",
                                            "v1," + base64(hmac("msg_1." + time + "." + standard)));
                                }));
        assertThat(signed.outcome()).isEqualTo("stored");
        assertThat(recorded(shop, "purchase.completed"))
                .singleElement()
                .asString()
                .endsWith("5.00 standard");
    }

    @Test
    void answersThePingOfWooCommerce() {
        KnownShop shop = aWebshop();
        assertThat(
                        read(send(
                                        client(),
                                        "/external/webhooks/" + shop.id(),
                                        "webhook_id=12",
                                        headers -> {}))
                                .outcome())
                .isEqualTo("ignored");
    }

    @Test
    void refusesWhatItCannotUnderstand() {
        KnownShop shop = aWebshop();
        List<String> bodies =
                List.of(
                        "",
                        "{",
                        "[]",
                        "{\"id\":{}}",
                        "{\"id\":1,\"id\":2}",
                        "{\"id\":1e2147483648}",
                        "{\"id\":-1E-99999999999}");
        for (String body : bodies) {
            isProblem(deliver(shop, "orders/paid", body), 422, "invalid-request");
        }
    }

    @Test
    void refusesABodyOfMoreThanAMebibyte() {
        KnownShop shop = aWebshop();
        String body = "{\"id\":1,\"x\":\"%s\"}";
        String fits = body.formatted("x".repeat(1024 * 1024 - body.length() + 2));
        assertThat(fits).hasSize(1024 * 1024);
        deliver(shop, "orders/paid", fits).expectStatus().isOk();
        isProblem(deliver(shop, "orders/paid", fits + " "), 413, "too-large");
    }

    @Test
    void judgesABodyOfExactlyAMebibyteByItsSignatureAndContent() {
        KnownShop shop = aWebshop();
        String fits = "x".repeat(1024 * 1024);
        isProblem(deliver(shop, "orders/paid", fits), 422, "invalid-request");
        isProblem(unsigned(shop, fits), 401, "bad-signature");
        isProblem(unsigned(shop, fits + "x"), 413, "too-large");
    }

    @Test
    void refusesMoreThanAMebibyteOfUnknownLength() {
        KnownShop shop = aWebshop();
        byte[] part = new byte[512 * 1024];
        isProblem(inParts(shop, part, part), 401, "bad-signature");
        isProblem(inParts(shop, part, part, new byte[1]), 413, "too-large");
    }

    @Test
    void refusesACompressedBody() {
        KnownShop shop = aWebshop();
        isProblem(
                send(
                        client(),
                        "/external/webhooks/" + shop.id(),
                        "{}",
                        headers -> {
                            headers.set("Content-Encoding", "gzip");
                            headers.set("X-Hmac-Sha256", base64(hmac("{}")));
                        }),
                415,
                "unsupported-media-type");
    }

    @Test
    void keepsWhatItReadAndNothingPersonal() {
        KnownShop shop = aWebshop();
        Became became = became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        String path = "deliveries/" + became.deliveryId();
        getAs(4, shop, path)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.payload.total_price")
                .isEqualTo("49.90")
                .jsonPath("$.payload.checkout_token")
                .isEqualTo(true)
                .jsonPath("$.payload.email")
                .doesNotExist();
        getAs(2, shop, path).expectStatus().isForbidden();
        getAs(0, shop, path).expectStatus().isNotFound();
        getAs(4, aWebshop(), path).expectStatus().isNotFound();
        getAs(4, shop, "deliveries?outcome=x").expectStatus().isEqualTo(422);
    }

    @Test
    void logsWhatItAnsweredWhereALookFails() {
        KnownShop shop = aWebshop();
        became(shop, "orders/create", anOrder("1", "c-1", "pending"));
        database.sql("update shop_orders set amount = 1999999999999999998 where product_id = :id")
                .bind("id", shop.id().value())
                .then()
                .block(SOON);
        Became became = became(shop, "refunds/create", aRefund("7", "1", "10.00"));
        assertThat(became.outcome()).isEqualTo("stored");
        getAs(4, shop, "deliveries/" + became.deliveryId())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.outcome")
                .isEqualTo("stored")
                .jsonPath("$.reason")
                .isEqualTo("pending");
    }

    @Test
    void refusesARefundWhoseSumIsNoAmount() {
        String most = "999999999999999999";
        String refund =
                "{\"id\":7,\"order_id\":1,\"transactions\":[{\"amount\":\"%s\"},{\"amount\":\"%s\"}]}"
                        .formatted(most, most);
        isProblem(deliver(aWebshop(), "refunds/create", refund), 422, "invalid-request");
    }

    private WebTestClient.ResponseSpec unsigned(KnownShop shop, String body) {
        return send(
                client(),
                "/external/webhooks/" + shop.id(),
                body,
                headers -> headers.set("X-Hmac-Sha256", base64(hmac("something else"))));
    }

    private WebTestClient.ResponseSpec inParts(KnownShop shop, byte[]... parts) {
        return client().post()
                .uri("/external/webhooks/" + shop.id())
                .header("X-Hmac-Sha256", base64(hmac("something else")))
                .body(Flux.just(parts), byte[].class)
                .exchange();
    }

    private static void isProblem(WebTestClient.ResponseSpec answer, int status, String type) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + type);
    }
}
