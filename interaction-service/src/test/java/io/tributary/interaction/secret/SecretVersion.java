package io.tributary.interaction.secret;

import io.tributary.events.ProductSecrets;
import io.tributary.events.SealedSecret;
import io.tributary.events.SealedWebhook;
import io.tributary.events.WebhookSender;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A version of a product's webhooks, whichever id the product has. From one version to the next
 * secrets are rotated, webhooks come and go, and the shop's domain changes; every fifth has no
 * webhook at all.
 */
record SecretVersion(int shop, long version) {

    static final int SHOPS = 10;

    private static final int FEWEST = 3;
    private static final int MOST = 6;
    private static final Instant THEN = Instant.parse("2026-11-22T08:00:00Z");

    /** Three to six versions of each product, as they would be written. */
    static List<SecretVersion> all() {
        return IntStream.rangeClosed(1, MOST)
                .boxed()
                .flatMap(version ->
                        IntStream.range(0, SHOPS)
                                .mapToObj(shop -> new SecretVersion(shop, version)))
                .filter(told -> told.version <= FEWEST + told.shop % (MOST - FEWEST + 1))
                .toList();
    }

    ProductSecrets of(UUID id) {
        return ProductSecrets.newBuilder()
                .setProductId(id)
                .setVersion(version)
                .setWebhooks(webhooks())
                .setUpdatedAt(at(version))
                .build();
    }

    private int phase(int length) {
        return (int) ((shop + version) % length);
    }

    /** Shopify's always, on a domain that another product had before; two in turn. */
    private List<SealedWebhook> webhooks() {
        if (phase(5) == 0) {
            return List.of();
        }
        return List.of(
                webhook(WebhookSender.SHOPIFY)
                        .setShopDomain(phase(SHOPS) + ".myshopify.com")
                        .build(),
                webhook(phase(2) == 0 ? WebhookSender.GENERIC : WebhookSender.WOOCOMMERCE).build());
    }

    /** With this version's secret, and the one that it replaced. */
    private SealedWebhook.Builder webhook(WebhookSender sender) {
        SealedSecret former = secret(sender, version - 1).setValidUntil(at(60 + version)).build();
        return SealedWebhook.newBuilder()
                .setSender(sender)
                .setSecrets(List.of(secret(sender, version).build(), former))
                .setCreatedAt(at(shop));
    }

    private SealedSecret.Builder secret(WebhookSender sender, long number) {
        return SealedSecret.newBuilder()
                .setSealed(sender + " " + shop + "/" + number)
                .setCreatedAt(at(number));
    }

    private static Instant at(long seconds) {
        return THEN.plusSeconds(seconds);
    }
}
