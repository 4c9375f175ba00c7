package io.tributary.interaction.secret;

import static org.awaitility.Awaitility.await;

import io.tributary.events.ProductSecrets;
import io.tributary.events.SealedSecret;
import io.tributary.events.SealedWebhook;
import io.tributary.events.Topics;
import io.tributary.events.WebhookSender;
import io.tributary.interaction.RunningService;
import io.tributary.interaction.signature.WebhookSignatures;
import io.tributary.messaging.EventCodec;
import io.tributary.sealing.SealedFor;
import io.tributary.sealing.Sealer;
import io.tributary.testkit.PlatformInitializer;
import io.tributary.values.ProductId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

/** The service, told of one shop's webhooks and secrets by {@code product-secrets.v1}. */
abstract class ToldSecrets extends RunningService {

    static final String OLD = "the-old-secret-of-a-shop";
    static final String NEW = "the-new-secret-of-a-shop";

    private static final Sealer SEALER = Sealer.of(PlatformInitializer.KEYSETS.sealing());
    private static final byte[] BODY = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);

    @Autowired WebhookSecrets secrets;
    @Autowired private EventCodec codec;

    final ProductId product = new ProductId(UUID.randomUUID());
    final String shop = "shop-" + UUID.randomUUID() + ".myshopify.com";

    void tell(ProductSecrets state) {
        topics.produce(
                Topics.PRODUCT_SECRETS.name(),
                state.getProductId().toString(),
                codec.encode(Topics.PRODUCT_SECRETS, state));
    }

    void awaitSigned(String secret) {
        await("signed with " + secret.length() + " letters")
                .atMost(SOON)
                .until(() -> isSigned(secret));
    }

    boolean isSigned(String secret) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Shopify-Hmac-Sha256", hmac(secret));
        return secrets.byShopDomain(shop)
                .map(webhook ->
                        WebhookSignatures.verify(
                                WebhookKind.SHOPIFY, headers, BODY, webhook, Instant.now()))
                .defaultIfEmpty(false)
                .blockOptional(SOON)
                .orElseThrow();
    }

    KnownWebhook found(ProductId id, WebhookKind kind) {
        return secrets.find(id, kind).blockOptional(SOON).orElseThrow();
    }

    static ProductSecrets state(ProductId id, long version, SealedWebhook... webhooks) {
        return ProductSecrets.newBuilder()
                .setProductId(id.value())
                .setVersion(version)
                .setWebhooks(List.of(webhooks))
                .setUpdatedAt(Instant.now())
                .build();
    }

    /** The shop's webhook. */
    SealedWebhook shopify(SealedSecret... sealed) {
        return webhook(WebhookSender.SHOPIFY, shop, sealed);
    }

    static SealedWebhook generic(ProductId id, String secret) {
        return webhook(WebhookSender.GENERIC, null, sealed(id, "generic", secret, null));
    }

    static SealedWebhook webhook(
            WebhookSender sender, @Nullable String domain, SealedSecret... sealed) {
        SealedWebhook.Builder webhook =
                SealedWebhook.newBuilder()
                        .setSender(sender)
                        .setSecrets(List.of(sealed))
                        .setCreatedAt(Instant.now());
        return domain == null ? webhook.build() : webhook.setShopDomain(domain).build();
    }

    SealedSecret secret(String text) {
        return secretOf(product, text);
    }

    static SealedSecret secretOf(ProductId id, String text) {
        return sealed(id, "shopify", text, null);
    }

    SealedSecret former(String text, Instant until) {
        return sealed(product, "shopify", text, until);
    }

    static SealedSecret sealed(ProductId id, String use, String text, @Nullable Instant until) {
        return sealedText(SEALER.seal(new SealedFor(id, use), text), until);
    }

    static SealedSecret sealedText(String sealed, @Nullable Instant until) {
        SealedSecret.Builder secret =
                SealedSecret.newBuilder().setSealed(sealed).setCreatedAt(Instant.now());
        return until == null ? secret.build() : secret.setValidUntil(until).build();
    }

    private static String hmac(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(BODY));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
