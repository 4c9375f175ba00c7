package io.tributary.interaction.webhook;

import io.tributary.interaction.delivery.Delivery;
import io.tributary.interaction.secret.KnownWebhook;
import io.tributary.interaction.shop.ShopEvent;
import io.tributary.interaction.shop.ShopParsers;
import io.tributary.messaging.product.KnownProduct;
import io.tributary.web.json.StrictJson;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the body of a delivery once its signature is verified. */
@Component
class DeliveryReader {

    private final StrictJson json;

    DeliveryReader(StrictJson json) {
        this.json = json;
    }

    ReadDelivery read(UUID id, KnownWebhook known, WebhookRequest request, KnownProduct product) {
        JsonNode body = json.parse(request.body());
        ShopEvent event =
                ShopParsers.parse(
                        known.kind(),
                        request.topic(known.kind()),
                        body,
                        product.settings().payProcessingOrders(),
                        request.isTest());
        Delivery delivery =
                new Delivery(
                        id,
                        known.product(),
                        known.kind(),
                        request.eventKey(known.kind()),
                        orderOf(event),
                        ShopParsers.kept(known.kind(), body));
        return new ReadDelivery(delivery, event);
    }

    /** Whatever is wrong with the body, the contract has one status for it. */
    static ProblemException notUnderstood(ProblemException why) {
        return why.problem().type().status() == CommonProblem.INVALID_REQUEST.status()
                ? why
                : Problem.of(CommonProblem.INVALID_REQUEST, String.valueOf(why.getMessage()))
                        .exception();
    }

    private static @Nullable String orderOf(ShopEvent event) {
        return switch (event) {
            case ShopEvent.OrderReported reported -> reported.order().orderId();
            case ShopEvent.ReversalReported reported -> reported.reversal().orderId();
            case ShopEvent.Ignored _ -> null;
        };
    }
}
