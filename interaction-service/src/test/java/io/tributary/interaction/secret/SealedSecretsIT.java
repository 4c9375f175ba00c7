package io.tributary.interaction.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.SealedWebhook;
import io.tributary.events.WebhookSender;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.interaction.signature.WebhookSignatures;
import io.tributary.sealing.KeysetPair;
import io.tributary.sealing.SealedFor;
import io.tributary.sealing.Sealer;
import io.tributary.values.ProductId;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;

/** Secrets are opened in memory only, and what does not open is no forgery. */
@ExtendWith(OutputCaptureExtension.class)
class SealedSecretsIT extends ToldSecrets {

    @Autowired private MeterRegistry meters;

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

    private boolean isThere(WebhookKind kind) {
        return secrets.find(product, kind).blockOptional(SOON).isPresent();
    }

    private double unopened() {
        return meters.counter(InteractionMeter.UNOPENED_SECRETS.getName()).count();
    }
}
