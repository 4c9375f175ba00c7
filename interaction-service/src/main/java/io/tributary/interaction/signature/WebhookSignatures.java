package io.tributary.interaction.signature;

import io.tributary.interaction.secret.KnownWebhook;
import io.tributary.interaction.secret.WebhookKind;
import java.time.Instant;
import org.springframework.http.HttpHeaders;

/**
 * Verifies what a webhook's headers say of its raw body, before anything parses it. Whatever the
 * headers hold, the answer is a boolean: a missing, doubled, oversize or malformed header is a bad
 * signature.
 */
public final class WebhookSignatures {

    private static final String SHOPIFY = "X-Shopify-Hmac-Sha256";
    private static final String WOOCOMMERCE = "X-WC-Webhook-Signature";
    private static final String GENERIC = "X-Hmac-Sha256";

    private WebhookSignatures() {}

    /**
     * Whether one of the webhook's valid secrets signed the body.
     *
     * @param kind how the request claims to be signed; a webhook of another kind never fits
     * @param rawBody the bytes as they came, after the content encoding is taken off
     * @param now what Standard Webhooks' timestamps are held against
     */
    public static boolean verify(
            WebhookKind kind,
            HttpHeaders headers,
            byte[] rawBody,
            KnownWebhook webhook,
            Instant now) {
        if (webhook.kind() != kind) {
            return false;
        }
        return switch (kind) {
            case SHOPIFY -> base64(headers, SHOPIFY, rawBody, webhook);
            case WOOCOMMERCE -> base64(headers, WOOCOMMERCE, rawBody, webhook);
            case STANDARD -> StandardSignature.verify(headers, rawBody, webhook.secrets(), now);
            case GENERIC -> base64OrHex(headers, rawBody, webhook);
        };
    }

    private static boolean base64(
            HttpHeaders headers, String name, byte[] rawBody, KnownWebhook webhook) {
        return SingleHeader.of(headers, name, Hmac.BASE64_LENGTH)
                .map(given -> Hmac.anyOf(webhook.secrets(), rawBody, mac -> mac.isBase64(given)))
                .orElse(false);
    }

    private static boolean base64OrHex(HttpHeaders headers, byte[] rawBody, KnownWebhook webhook) {
        return SingleHeader.of(headers, GENERIC, Hmac.HEX_LENGTH)
                .map(given -> Hmac.anyOf(webhook.secrets(), rawBody, mac -> isEither(mac, given)))
                .orElse(false);
    }

    private static boolean isEither(Hmac mac, String given) {
        return mac.isBase64(given) || mac.isHex(given);
    }
}
