package io.tributary.quickstart.demo;

import io.tributary.quickstart.demo.Client.Answer;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The webhook of a Shopify shop: the merchant configures it once, and the shop signs with its
 * secret.
 */
final class ShopifyWebhook {

    private static final int MOST_DOMAINS = 1_000;
    private static final String HMAC = "HmacSHA256";

    private final Client client;
    private final String url;
    private final String domain;
    private final String secret;

    private ShopifyWebhook(Client client, String url, String domain, String secret) {
        this.client = client;
        this.url = url;
        this.domain = domain;
        this.secret = secret;
    }

    /** With data of earlier runs the shop's domain is taken: then it is the next one. */
    static ShopifyWebhook configure(Client client, Ports ports, Shop shop) {
        String configuration =
                ports.url(Port.PRODUCT)
                        + "/business/products/"
                        + shop.product()
                        + "/webhooks/shopify";
        String secret = randomText();
        for (int branch = 1; branch < MOST_DOMAINS; branch++) {
            String domain = (branch == 1 ? "demo" : "demo-" + branch) + ".myshopify.com";
            Map<String, String> wanted = Map.of("secret", secret, "shopDomain", domain);
            Answer answer = client.put(configuration, shop.merchantToken(), wanted);
            if (answer.expect(200, 409).status() == 200) {
                String url = ports.url(Port.INTERACTION) + "/external/webhooks/shopify";
                return new ShopifyWebhook(client, url, domain, secret);
            }
        }
        throw new IllegalStateException("every domain of the Shopify shop is taken");
    }

    /** Sends an event of the shop. */
    Answer deliver(String topic, byte[] body) {
        return deliver(topic, body, secret);
    }

    /** Sends it signed as somebody would who does not know the secret. */
    Answer deliverForged(String topic, byte[] body) {
        return deliver(topic, body, randomText());
    }

    /** 32 random bytes as text. */
    static String randomText() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Answer deliver(String topic, byte[] body, String signedWith) {
        Map<String, String> headers =
                Map.of(
                        "X-Shopify-Topic",
                        topic,
                        "X-Shopify-Shop-Domain",
                        domain,
                        "X-Shopify-Event-Id",
                        "demo-" + topic,
                        "X-Shopify-Test",
                        "false",
                        "X-Shopify-Hmac-Sha256",
                        signature(body, signedWith));
        return client.post(url, headers, body);
    }

    private static String signature(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
