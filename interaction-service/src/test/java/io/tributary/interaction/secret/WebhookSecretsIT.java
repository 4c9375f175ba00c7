package io.tributary.interaction.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.ProductSecrets;
import io.tributary.events.SealedSecret;
import io.tributary.events.SealedWebhook;
import io.tributary.events.Topics;
import io.tributary.events.WebhookSender;
import io.tributary.interaction.RunningService;
import io.tributary.interaction.column.Column;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.interaction.signature.WebhookSignatures;
import io.tributary.messaging.EventCodec;
import io.tributary.sealing.KeysetPair;
import io.tributary.sealing.SealedFor;
import io.tributary.sealing.Sealer;
import io.tributary.testkit.PlatformInitializer;
import io.tributary.values.ProductId;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;

// Over the bound because each of its cases needs the same shop and topic.
@ExtendWith(OutputCaptureExtension.class)
class WebhookSecretsIT extends RunningService {

    private static final Sealer SEALER = Sealer.of(PlatformInitializer.KEYSETS.sealing());
    private static final byte[] BODY = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);
    private static final String OLD = "the-old-secret-of-a-shop";
    private static final String NEW = "the-new-secret-of-a-shop";

    @Autowired private WebhookSecrets secrets;
    @Autowired private EventCodec codec;
    @Autowired private MeterRegistry meters;

    private final ProductId product = new ProductId(UUID.randomUUID());
    private final String shop = "shop-" + UUID.randomUUID() + ".myshopify.com";

    @Test
    void learnsAWebhookWithinASecondOrTwo() {
        Instant before = Instant.now();
        tell(state(product, 1, shopify(secret(OLD))));
        awaitSigned(OLD);
        Duration took = Duration.between(before, Instant.now());
        assertThat(took).isLessThan(Duration.ofSeconds(10));
        assertThat(found(shop.toUpperCase(Locale.ROOT)).product()).isEqualTo(product);
        assertThat(secrets.find(product, WebhookKind.SHOPIFY).block(SOON)).isNotNull();
        assertThat(secrets.find(product, WebhookKind.GENERIC).blockOptional(SOON)).isEmpty();
    }

    @Test
    void knowsNothingOfOtherShopsAndProducts() {
        for (String domain : List.of(shop, "", "x".repeat(300), "\u0000", "é.example")) {
            assertThat(secrets.byShopDomain(domain).blockOptional(SOON)).isEmpty();
        }
        assertThat(secrets.of(product).collectList().block(SOON)).isEmpty();
    }

    @Test
    void takesBothSecretsDuringARotationAndThenTheNewOneOnly() {
        tell(state(product, 1, shopify(secret(OLD))));
        awaitSigned(OLD);
        Instant end = Instant.now().plusSeconds(8);
        tell(state(product, 2, shopify(secret(NEW), former(OLD, end))));
        awaitSigned(NEW);
        assertThat(isSigned(OLD)).isTrue();
        await("the end of the overlap").atMost(SOON).until(() -> !isSigned(OLD));
        assertThat(Instant.now()).isAfter(end.minusMillis(100)).isBefore(end.plusSeconds(3));
        assertThat(isSigned(NEW)).isTrue();
    }

    @Test
    void endsTheSameHoweverStaleDoubledAndShuffledTheTopicIs() {
        ProductId other = new ProductId(UUID.randomUUID());
        List<ProductSecrets> states = new ArrayList<>();
        for (int version = 1; version <= 12; version++) {
            String text = version == 12 ? NEW : "a-secret-of-version-" + version;
            states.add(state(product, version, shopify(secret(text))));
            states.add(state(other, version, generic(other, text)));
        }
        List<ProductSecrets> disorder = new ArrayList<>(states);
        disorder.addAll(states);
        Collections.shuffle(disorder, new Random(7));
        disorder.addAll(states.subList(0, 6));
        disorder.forEach(this::tell);
        awaitAllRead();
        assertThat(isSigned(NEW)).isTrue();
        assertThat(texts(found(other, WebhookKind.GENERIC))).containsExactly(NEW);
        assertThat(rows("known_webhook_secrets", product)).isEqualTo(1);
    }

    @Test
    void givesAShopToTheProductThatHasItLast() {
        ProductId second = new ProductId(UUID.randomUUID());
        tell(state(product, 1, shopify(secret(OLD))));
        awaitSigned(OLD);
        tell(state(second, 1, shopifyOf(secretOf(second, NEW))));
        awaitSigned(NEW);
        assertThat(found(shop).product()).isEqualTo(second);
        tell(state(product, 2));
        awaitAllRead();
        assertThat(found(shop).product()).isEqualTo(second);
    }

    @Test
    void forgetsADeletedWebhook() {
        tell(state(product, 1, shopify(secret(OLD))));
        awaitSigned(OLD);
        tell(state(product, 2));
        await("forgotten")
                .atMost(SOON)
                .until(() -> secrets.byShopDomain(shop).blockOptional(SOON).isEmpty());
        assertThat(rows("known_webhook_secrets", product)).isZero();
    }

    @Test
    void readsTheKeyOfAStandardSecret() {
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        SealedWebhook standard =
                webhook(WebhookSender.STANDARD, null, sealed(product, "standard", secret, null));
        tell(state(product, 1, standard));
        await("learnt").atMost(SOON).until(() -> isThere(WebhookKind.STANDARD));
        HttpHeaders headers = new HttpHeaders();
        headers.set("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek");
        headers.set("webhook-timestamp", "1614265330");
        headers.set("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(
                        WebhookSignatures.verify(
                                WebhookKind.STANDARD,
                                headers,
                                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8),
                                found(product, WebhookKind.STANDARD),
                                Instant.ofEpochSecond(1614265330)))
                .isTrue();
    }

    /** Sealed by another pair, or moved here from another product: try again, not a forgery. */
    @Test
    void makesSendersTryAgainWhereASecretDoesNotOpen(CapturedOutput output) {
        Sealer foreign = Sealer.of(KeysetPair.draw().sealing());
        String sealed = foreign.seal(new SealedFor(product, "generic"), NEW);
        ProductId other = new ProductId(UUID.randomUUID());
        double before = unopened();
        tell(
                state(
                        product,
                        1,
                        webhook(WebhookSender.GENERIC, null, sealedText(sealed, null)),
                        webhook(
                                WebhookSender.WOOCOMMERCE,
                                null,
                                sealed(other, "woocommerce", NEW, null)),
                        shopify(secret(OLD))));
        awaitSigned(OLD);
        for (WebhookKind kind : List.of(WebhookKind.GENERIC, WebhookKind.WOOCOMMERCE)) {
            assertThatThrownBy(() -> secrets.find(product, kind).block(SOON))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            thrown ->
                                    assertThat(thrown.problem().type())
                                            .isEqualTo(CommonProblem.OVERLOADED));
        }
        assertThat(unopened()).isGreaterThanOrEqualTo(before + 2);
        assertThat(output.getAll())
                .contains("generic webhook of product " + product)
                .doesNotContain(sealed)
                .doesNotContain(NEW);
    }

    @Test
    void keepsSecretsOutOfItsDatabase() {
        tell(state(product, 1, shopify(secret(OLD))));
        awaitSigned(OLD);
        String rows =
                String.join(
                        "\n",
                        database.sql("select s::text as line from known_webhook_secrets s")
                                .map(row -> String.valueOf(row.get("line")))
                                .all()
                                .collectList()
                                .blockOptional(SOON)
                                .orElseThrow());
        assertThat(rows).contains(product.toString()).doesNotContain(OLD);
    }

    private void tell(ProductSecrets state) {
        topics.produce(
                Topics.PRODUCT_SECRETS.name(),
                state.getProductId().toString(),
                codec.encode(Topics.PRODUCT_SECRETS, state));
    }

    /** A last record in each partition tells that those before it were applied. */
    private void awaitAllRead() {
        List<ProductId> last = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ProductId marker = new ProductId(UUID.randomUUID());
            tell(state(marker, 1, generic(marker, OLD)));
            last.add(marker);
        }
        await("all read")
                .atMost(SOON)
                .until(() -> last.stream().allMatch(marker -> rows("known_webhooks", marker) == 1));
        await("the cache's second").pollDelay(Duration.ofMillis(1100)).until(() -> true);
    }

    private void awaitSigned(String secret) {
        await("signed with " + secret.length() + " letters")
                .atMost(SOON)
                .until(() -> isSigned(secret));
    }

    private boolean isSigned(String secret) {
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

    private boolean isThere(WebhookKind kind) {
        return secrets.find(product, kind).blockOptional(SOON).isPresent();
    }

    private KnownWebhook found(String domain) {
        return secrets.byShopDomain(domain).blockOptional(SOON).orElseThrow();
    }

    private KnownWebhook found(ProductId id, WebhookKind kind) {
        return secrets.find(id, kind).blockOptional(SOON).orElseThrow();
    }

    private double unopened() {
        return meters.counter(InteractionMeter.UNOPENED_SECRETS.getName()).count();
    }

    private long rows(String table, ProductId id) {
        return database.sql("select count(*) as rows from " + table + " where product_id = :id")
                .bind("id", id.value())
                .map(row -> Column.of(row, "rows", Long.class))
                .one()
                .blockOptional(SOON)
                .orElseThrow();
    }

    private static List<String> texts(KnownWebhook webhook) {
        return webhook.secrets().stream()
                .map(secret -> new String(secret, StandardCharsets.UTF_8))
                .toList();
    }

    private static ProductSecrets state(ProductId id, long version, SealedWebhook... webhooks) {
        return ProductSecrets.newBuilder()
                .setProductId(id.value())
                .setVersion(version)
                .setWebhooks(List.of(webhooks))
                .setUpdatedAt(Instant.now())
                .build();
    }

    private SealedWebhook shopify(SealedSecret... sealed) {
        return shopifyOf(sealed);
    }

    private SealedWebhook shopifyOf(SealedSecret... sealed) {
        return webhook(WebhookSender.SHOPIFY, shop, sealed);
    }

    private static SealedWebhook generic(ProductId id, String secret) {
        return webhook(WebhookSender.GENERIC, null, sealed(id, "generic", secret, null));
    }

    private static SealedWebhook webhook(
            WebhookSender sender, @Nullable String domain, SealedSecret... sealed) {
        SealedWebhook.Builder webhook =
                SealedWebhook.newBuilder()
                        .setSender(sender)
                        .setSecrets(List.of(sealed))
                        .setCreatedAt(Instant.now());
        return domain == null ? webhook.build() : webhook.setShopDomain(domain).build();
    }

    private SealedSecret secret(String text) {
        return secretOf(product, text);
    }

    private static SealedSecret secretOf(ProductId id, String text) {
        return sealed(id, "shopify", text, null);
    }

    private SealedSecret former(String text, Instant until) {
        return sealed(product, "shopify", text, until);
    }

    private static SealedSecret sealed(
            ProductId id, String use, String text, @Nullable Instant until) {
        return sealedText(SEALER.seal(new SealedFor(id, use), text), until);
    }

    private static SealedSecret sealedText(String sealed, @Nullable Instant until) {
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
