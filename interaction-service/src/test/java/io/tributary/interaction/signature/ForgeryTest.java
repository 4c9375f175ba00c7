package io.tributary.interaction.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.secret.KnownWebhook;
import io.tributary.interaction.secret.WebhookKind;
import io.tributary.values.ProductId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.springframework.http.HttpHeaders;

/** What is signed passes, one bit of difference does not, and nothing is thrown at anybody. */
class ForgeryTest {

    private static final ProductId SHOP = new ProductId(new UUID(1, 1));
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    @Property(tries = 200)
    void takesWhatWasSigned(
            @ForAll WebhookKind kind,
            @ForAll @Size(max = 300) byte[] body,
            @ForAll @Size(min = 1, max = 200) byte[] secret) {
        assertThat(verify(kind, signed(kind, body, secret), body, secret)).isTrue();
    }

    @Property(tries = 500)
    void refusesABodyOfWhichABitWasFlipped(
            @ForAll WebhookKind kind,
            @ForAll @Size(min = 1, max = 300) byte[] body,
            @ForAll @Size(min = 1, max = 80) byte[] secret,
            @ForAll @IntRange(max = 10_000) int bit) {
        HttpHeaders headers = signed(kind, body, secret);
        assertThat(verify(kind, headers, flipped(body, bit), secret)).isFalse();
    }

    @Property(tries = 200)
    void refusesAnotherSecret(
            @ForAll WebhookKind kind,
            @ForAll @Size(max = 100) byte[] body,
            @ForAll @Size(min = 1, max = 80) byte[] secret,
            @ForAll @IntRange(max = 10_000) int bit) {
        HttpHeaders headers = signed(kind, body, secret);
        assertThat(verify(kind, headers, body, flipped(secret, bit))).isFalse();
    }

    @Property(tries = 500)
    void refusesASignatureOfWhichABitWasFlipped(
            @ForAll WebhookKind kind,
            @ForAll @Size(max = 100) byte[] body,
            @ForAll @IntRange(max = 10_000) int bit) {
        byte[] secret = {1, 2, 3};
        HttpHeaders headers = signed(kind, body, secret);
        String name = header(kind);
        byte[] text = latin(String.valueOf(headers.getFirst(name)));
        headers.set(name, new String(flipped(text, bit), StandardCharsets.ISO_8859_1));
        assertThat(verify(kind, headers, body, secret)).isFalse();
    }

    @Property(tries = 300)
    void refusesAHexSignatureOfWhichADigitWasChanged(
            @ForAll @Size(max = 100) byte[] body, @ForAll @IntRange(max = 255) int bit) {
        byte[] secret = {1, 2, 3};
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Hmac-Sha256", HexFormat.of().formatHex(flipped(hmac(secret, body), bit)));
        assertThat(verify(WebhookKind.GENERIC, headers, body, secret)).isFalse();
    }

    @Property(tries = 2_000)
    void answersNoToRandomHeaders(
            @ForAll WebhookKind kind, @ForAll("headers") HttpHeaders headers) {
        assertThat(verify(kind, headers, latin("{}"), new byte[] {1, 2, 3})).isFalse();
    }

    @Provide
    Arbitrary<HttpHeaders> headers() {
        Arbitrary<String> names =
                Arbitraries.of(
                        "X-Shopify-Hmac-Sha256",
                        "X-WC-Webhook-Signature",
                        "webhook-id",
                        "webhook-timestamp",
                        "webhook-signature",
                        "X-Hmac-Sha256");
        Arbitrary<String> values =
                Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(300),
                        Arbitraries.strings().withChars("v1,= .abcdef0123456789+/").ofMaxLength(80),
                        Arbitraries.just(Long.toString(NOW.getEpochSecond())));
        return Combinators.combine(names, values)
                .as(Map::entry)
                .list()
                .ofMaxSize(8)
                .map(ForgeryTest::toHeaders);
    }

    private static HttpHeaders toHeaders(List<Map.Entry<String, String>> entries) {
        HttpHeaders headers = new HttpHeaders();
        entries.forEach(entry -> headers.add(entry.getKey(), entry.getValue()));
        return headers;
    }

    private static boolean verify(
            WebhookKind kind, HttpHeaders headers, byte[] body, byte[] secret) {
        KnownWebhook webhook = new KnownWebhook(SHOP, kind, List.of(secret));
        return WebhookSignatures.verify(kind, headers, body, webhook, NOW);
    }

    private static HttpHeaders signed(WebhookKind kind, byte[] body, byte[] secret) {
        HttpHeaders headers = new HttpHeaders();
        if (kind == WebhookKind.STANDARD) {
            String start = "msg_1." + NOW.getEpochSecond() + ".";
            headers.set("webhook-id", "msg_1");
            headers.set("webhook-timestamp", Long.toString(NOW.getEpochSecond()));
            headers.set(header(kind), "v1," + base64(secret, joined(latin(start), body)));
        } else {
            headers.set(header(kind), base64(secret, body));
        }
        return headers;
    }

    private static String header(WebhookKind kind) {
        return switch (kind) {
            case SHOPIFY -> "X-Shopify-Hmac-Sha256";
            case WOOCOMMERCE -> "X-WC-Webhook-Signature";
            case STANDARD -> "webhook-signature";
            case GENERIC -> "X-Hmac-Sha256";
        };
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        int at = bit % (bytes.length * 8);
        changed[at / 8] ^= (byte) (1 << (at % 8));
        return changed;
    }

    private static String base64(byte[] secret, byte[] content) {
        return Base64.getEncoder().encodeToString(hmac(secret, content));
    }

    private static byte[] hmac(byte[] secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
