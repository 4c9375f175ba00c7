package io.tributary.interaction.webhook;

import io.tributary.interaction.delivery.DeliveryResult;
import io.tributary.interaction.delivery.Outcome;
import io.tributary.interaction.delivery.RefusedDeliveries;
import io.tributary.interaction.recording.InteractionProblem;
import io.tributary.interaction.secret.KnownWebhook;
import io.tributary.interaction.secret.WebhookKind;
import io.tributary.interaction.signature.WebhookSignatures;
import io.tributary.messaging.product.KnownProduct;
import io.tributary.messaging.product.KnownProducts;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets in what is signed rightly and can be understood, and notes what is not. */
@Component
class WebhookIntake {

    private final KnownProducts products;
    private final SignedDeliveries signed;
    private final DeliveryReader reader;
    private final RefusedDeliveries refused;
    private final DeliveryMeters meters;
    private final Clock clock;

    WebhookIntake(
            KnownProducts products,
            SignedDeliveries signed,
            DeliveryReader reader,
            RefusedDeliveries refused,
            DeliveryMeters meters,
            Clock clock) {
        this.products = products;
        this.signed = signed;
        this.reader = reader;
        this.refused = refused;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * What became of a delivery; ends with 401 or 422 if it is refused, 503 if it may come again.
     */
    Mono<DeliveryAnswer> take(KnownWebhook known, WebhookRequest request) {
        UUID id = Uuids.next(clock.instant());
        if (!WebhookSignatures.verify(
                known.kind(), request.headers(), request.body(), known, clock.instant())) {
            return refuse(id, known, "bad-signature", badSignature());
        }
        signed.admit(request, known.product());
        return products.find(known.product())
                .switchIfEmpty(Mono.error(WebhookIntake::unknownProduct))
                .flatMap(product -> read(id, known, request, product))
                .doOnNext(answer -> meters.answered(known.kind(), answer.outcome()));
    }

    /** A ping of a product's shop; empty for an unknown product. */
    Mono<DeliveryAnswer> answerPing(ProductId product) {
        UUID id = Uuids.next(clock.instant());
        DeliveryResult ping = DeliveryResult.of(Outcome.IGNORED, "ping");
        return products.find(product)
                .flatMap(known ->
                        refused.note(id, product, WebhookKind.WOOCOMMERCE, ping)
                                .thenReturn(DeliveryAnswer.of(id, ping)));
    }

    static ProblemException badSignature() {
        return Problem.of(InteractionProblem.BAD_SIGNATURE).exception();
    }

    private Mono<DeliveryAnswer> read(
            UUID id, KnownWebhook known, WebhookRequest request, KnownProduct product) {
        if (!product.active()) {
            DeliveryResult inactive = DeliveryResult.of(Outcome.IGNORED, "product-inactive");
            return signed.note(id, known, inactive);
        }
        try {
            return signed.take(reader.read(id, known, request, product));
        } catch (ProblemException notUnderstood) {
            return refuse(id, known, "not-understood", DeliveryReader.notUnderstood(notUnderstood));
        }
    }

    private Mono<DeliveryAnswer> refuse(
            UUID id, KnownWebhook known, String reason, ProblemException problem) {
        meters.answered(known.kind(), Outcome.REFUSED.word());
        DeliveryResult result = DeliveryResult.of(Outcome.REFUSED, reason);
        return refused.note(id, known.product(), known.kind(), result).then(Mono.error(problem));
    }

    private static ProblemException unknownProduct() {
        return Problem.of(InteractionProblem.UNKNOWN_PRODUCT).exception();
    }
}
