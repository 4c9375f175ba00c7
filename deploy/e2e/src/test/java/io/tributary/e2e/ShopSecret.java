package io.tributary.e2e;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a shop signs its deliveries with, as the senders of each kind do it.
 *
 * @param kind shopify, woocommerce, standard or generic
 * @param text the secret as a product's administrator types it
 */
public record ShopSecret(String kind, String text) {

    private static final String STANDARD = "whsec_";

    /** One that nobody has. */
    public static ShopSecret random(String kind) {
        String some = UUID.randomUUID() + "" + UUID.randomUUID();
        return kind.equals("standard")
                ? new ShopSecret(
                        kind,
                        STANDARD
                                + Base64.getEncoder()
                                        .encodeToString(
                                                some.substring(0, 32)
                                                        .getBytes(StandardCharsets.US_ASCII)))
                : new ShopSecret(kind, some);
    }

    /** The headers under which a shop would send this body. */
    public Map<String, String> headers(byte[] body) {
        Map<String, String> headers = signature(body);
        headers.put("Content-Type", "application/json");
        return headers;
    }

    /** Those of them that prove who sends it. */
    public Map<String, String> signature(byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        switch (kind) {
            case "shopify" -> {
                headers.put("X-Shopify-Topic", "orders/paid");
                headers.put("X-Shopify-Hmac-Sha256", sign(key(), body));
            }
            case "woocommerce" -> {
                headers.put("X-WC-Webhook-Topic", "order.updated");
                headers.put("X-WC-Webhook-Signature", sign(key(), body));
            }
            case "standard" -> signAsStandard(headers, body);
            default -> headers.put("X-Hmac-Sha256", sign(key(), body));
        }
        return headers;
    }

    private void signAsStandard(Map<String, String> headers, byte[] body) {
        String id = "msg_" + UUID.randomUUID();
        String now = Long.toString(Instant.now().getEpochSecond());
        byte[] start = (id + "." + now + ".").getBytes(StandardCharsets.US_ASCII);
        byte[] signed = new byte[start.length + body.length];
        System.arraycopy(start, 0, signed, 0, start.length);
        System.arraycopy(body, 0, signed, start.length, body.length);
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", now);
        headers.put("webhook-signature", "v1," + sign(key(), signed));
    }

    private byte[] key() {
        return kind.equals("standard")
                ? Base64.getDecoder().decode(text.substring(STANDARD.length()))
                : text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sign(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** A paid order as a shop of this kind writes it, for the wallet that it names. */
    public String order(long id, String token, String wallet) {
        return switch (kind) {
            case "shopify" ->
                    """
                    {"id":%d,"checkout_token":"%s","financial_status":"paid","total_price":"49.90","currency":"EUR",
                     "note_attributes":[{"name":"tributary_wallet","value":"%s"}]}\
                    """
                            .formatted(id, token, wallet);
            case "woocommerce" ->
                    """
                    {"id":%d,"order_key":"%s","status":"completed","total":"49.90","currency":"EUR",
                     "meta_data":[{"id":1,"key":"tributary_wallet","value":"%s"}]}\
                    """
                            .formatted(id, token, wallet);
            case "standard" ->
                    """
                    {"type":"purchase.completed","timestamp":"2026-11-22T09:00:00Z",
                     "data":{"orderId":"%d","checkoutToken":"%s","amount":"49.90","currency":"EUR","wallet":"%s"}}\
                    """
                            .formatted(id, token, wallet);
            default ->
                    """
                    {"id":"%d","token":"%s","status":"paid","totalPrice":"49.90","currency":"EUR","tributary_wallet":"%s"}\
                    """
                            .formatted(id, token, wallet);
        };
    }
}
