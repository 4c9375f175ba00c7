package io.tributary.interaction.delivery;

import io.tributary.interaction.secret.WebhookKind;
import io.tributary.values.ProductId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that was signed rightly.
 *
 * @param eventKey what it has in common with itself when it is sent again
 * @param orderId the order that it is about
 * @param payload what is kept of it, without anything personal
 */
public record Delivery(
        UUID id,
        ProductId product,
        WebhookKind kind,
        String eventKey,
        @Nullable String orderId,
        String payload) {}
