package io.tributary.interaction.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.secret.KnownWebhook;
import io.tributary.interaction.secret.WebhookKind;
import io.tributary.values.ProductId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

/** Signatures that another program (Python's hmac) computed, and what must not pass for one. */
class WebhookSignaturesTest {

    private static final ProductId SHOP = new ProductId(new UUID(1, 1));
    private static final byte[] BODY = utf8("{\"id\":820982911946154508,\"note\":\"café\"}");
    private static final byte[] SECRET = utf8("shpss_0123456789abcdef");
    private static final byte[] OTHER_SECRET = utf8("hush-hush-hush-hush");
    private static final String BASE64 = "/WAViHdapGthh/5PGzAu3bXIC6z0ofYQENUBicfeqq0=";
    private static final String BASE64_BY_OTHER = "OjvsPc5Up86G3KwukhOu67y+zyWsDPmK9pHyxA812Js=";
    private static final String HEX =
            "fd601588775aa46b6187fe4f1b302eddb5c80bacf4a1f61010d50189c7deaaad";

    /** The example of the specification's own libraries. */
    private static final byte[] STANDARD_SECRET =
            Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private static final byte[] STANDARD_BODY = utf8("{\"test\": 2432232314}");
    private static final Instant STANDARD_TIME = Instant.ofEpochSecond(1614265330);
    private static final String STANDARD_SIGNATURE =
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void takesBase64OfShopify() {
        assertThat(shopify(BASE64)).isTrue();
        assertThat(shopify(BASE64_BY_OTHER)).isFalse();
    }

    @Test
    void takesBase64OfWooCommerce() {
        assertThat(verify(WebhookKind.WOOCOMMERCE, one("X-WC-Webhook-Signature", BASE64))).isTrue();
        assertThat(verify(WebhookKind.WOOCOMMERCE, one("X-WC-Webhook-Signature", HEX))).isFalse();
    }

    @Test
    void takesBase64AndBothKindsOfHexOfAGenericSender() {
        assertThat(generic(BASE64)).isTrue();
        assertThat(generic(HEX)).isTrue();
        assertThat(generic(HEX.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(generic("sha256=" + HEX)).isFalse();
        assertThat(shopify(HEX)).isFalse();
    }

    /**
     * Its last character has two spare bits; only one way to fill them is base64 as it is meant.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WAViHdapGthh/5PGzAu3bXIC6z0ofYQENUBicfeqq1=",
                "/WAViHdapGthh/5PGzAu3bXIC6z0ofYQENUBicfeqq0",
                "_WAViHdapGthh_5PGzAu3bXIC6z0ofYQENUBicfeqq0=",
                " /WAViHdapGthh/5PGzAu3bXIC6z0ofYQENUBicfeqq0=",
                "",
                "====",
                "\u0000"
            })
    void refusesOtherSpellings(String given) {
        assertThat(shopify(given)).isFalse();
        assertThat(generic(given)).isFalse();
    }

    @Test
    void refusesAMissingAndADoubledHeader() {
        HttpHeaders doubled = one("X-Shopify-Hmac-Sha256", BASE64);
        doubled.add("x-shopify-hmac-sha256", BASE64);
        assertThat(verify(WebhookKind.SHOPIFY, doubled)).isFalse();
        assertThat(verify(WebhookKind.SHOPIFY, new HttpHeaders())).isFalse();
        assertThat(verify(WebhookKind.SHOPIFY, one("X-WC-Webhook-Signature", BASE64))).isFalse();
    }

    @Test
    void refusesAnOversizeHeader() {
        assertThat(shopify(BASE64 + " ".repeat(1_000_000))).isFalse();
        assertThat(standard(STANDARD_SIGNATURE + " v1,x".repeat(1_000))).isFalse();
    }

    @Test
    void takesEitherSecretDuringARotation() {
        KnownWebhook rotating =
                new KnownWebhook(SHOP, WebhookKind.SHOPIFY, List.of(SECRET, OTHER_SECRET));
        for (String given : List.of(BASE64, BASE64_BY_OTHER)) {
            assertThat(
                            WebhookSignatures.verify(
                                    WebhookKind.SHOPIFY,
                                    one("X-Shopify-Hmac-Sha256", given),
                                    BODY,
                                    rotating,
                                    STANDARD_TIME))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAllWhereNoSecretIsLeft(WebhookKind kind) {
        KnownWebhook empty = new KnownWebhook(SHOP, kind, List.of());
        HttpHeaders headers = standardHeaders(STANDARD_SIGNATURE);
        headers.add("X-Shopify-Hmac-Sha256", BASE64);
        headers.add("X-WC-Webhook-Signature", BASE64);
        headers.add("X-Hmac-Sha256", BASE64);
        assertThat(WebhookSignatures.verify(kind, headers, BODY, empty, STANDARD_TIME)).isFalse();
    }

    /** A secret that was shared with one kind of sender says nothing of another. */
    @Test
    void refusesAWebhookOfAnotherKind() {
        KnownWebhook shopify = webhook(WebhookKind.SHOPIFY);
        assertThat(
                        WebhookSignatures.verify(
                                WebhookKind.GENERIC,
                                one("X-Hmac-Sha256", BASE64),
                                BODY,
                                shopify,
                                STANDARD_TIME))
                .isFalse();
    }

    @Test
    void takesTheExampleOfStandardWebhooks() {
        assertThat(standard(STANDARD_SIGNATURE)).isTrue();
    }

    @Test
    void takesOneOfSeveralStandardSignatures() {
        assertThat(standard("v1,AAAA v1a,BBBB " + STANDARD_SIGNATURE)).isTrue();
        assertThat(standard("v2" + STANDARD_SIGNATURE.substring(2))).isFalse();
        assertThat(standard("v1a" + STANDARD_SIGNATURE.substring(2))).isFalse();
        assertThat(standard(STANDARD_SIGNATURE.substring(3))).isFalse();
    }

    @Test
    void takesFiveMinutesToEitherSideAndNoMore() {
        for (Duration off : List.of(Duration.ofMinutes(5), Duration.ofMinutes(-5))) {
            Duration tooFar = off.plusMillis(off.isNegative() ? -1 : 1);
            assertThat(standard(STANDARD_TIME.plus(off))).isTrue();
            assertThat(standard(STANDARD_TIME.plus(tooFar))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "+1614265330", "1614265330.0", "9999999999999", "1e9", "٣", " 1"})
    void refusesATimestampThatIsNone(String timestamp) {
        HttpHeaders headers = standardHeaders(STANDARD_SIGNATURE);
        headers.set("webhook-timestamp", timestamp);
        assertThat(standard(headers, STANDARD_TIME)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "msg.1", "msg 1", "\u0001", "é"})
    void refusesAnIdThatIsNone(String id) {
        HttpHeaders headers = standardHeaders(STANDARD_SIGNATURE);
        headers.set("webhook-id", id);
        assertThat(standard(headers, STANDARD_TIME)).isFalse();
    }

    @Test
    void namesNoSecretInItsText() {
        assertThat(webhook(WebhookKind.GENERIC))
                .hasToString("KnownWebhook[product=%s, kind=GENERIC, secrets=1]".formatted(SHOP));
    }

    private static boolean shopify(String given) {
        return verify(WebhookKind.SHOPIFY, one("X-Shopify-Hmac-Sha256", given));
    }

    private static boolean generic(String given) {
        return verify(WebhookKind.GENERIC, one("X-Hmac-Sha256", given));
    }

    private static boolean standard(String signatures) {
        return standard(standardHeaders(signatures), STANDARD_TIME);
    }

    private static boolean standard(Instant now) {
        return standard(standardHeaders(STANDARD_SIGNATURE), now);
    }

    private static boolean standard(HttpHeaders headers, Instant now) {
        KnownWebhook webhook =
                new KnownWebhook(SHOP, WebhookKind.STANDARD, List.of(STANDARD_SECRET));
        return WebhookSignatures.verify(WebhookKind.STANDARD, headers, STANDARD_BODY, webhook, now);
    }

    private static HttpHeaders standardHeaders(String signatures) {
        HttpHeaders headers = one("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek");
        headers.set("webhook-timestamp", "1614265330");
        headers.set("webhook-signature", signatures);
        return headers;
    }

    private static boolean verify(WebhookKind kind, HttpHeaders headers) {
        return WebhookSignatures.verify(kind, headers, BODY, webhook(kind), STANDARD_TIME);
    }

    private static KnownWebhook webhook(WebhookKind kind) {
        return new KnownWebhook(SHOP, kind, List.of(SECRET));
    }

    private static HttpHeaders one(String name, String value) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(name, value);
        return headers;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
