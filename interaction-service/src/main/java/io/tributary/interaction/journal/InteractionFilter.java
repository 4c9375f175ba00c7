package io.tributary.interaction.journal;

import io.tributary.values.Address;
import io.tributary.values.ProductId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions are asked for; null: whatever.
 *
 * @param product whose
 * @param wallet who acted
 * @param type for example {@code purchase.completed}
 * @param source {@code sdk}, or the kind of a webhook
 * @param orderId order of a purchase
 * @param sessionId the client's session, given or attached
 * @param from received then or later
 * @param to received before
 */
public record InteractionFilter(
        ProductId product,
        @Nullable Address wallet,
        @Nullable String type,
        @Nullable String source,
        @Nullable String orderId,
        @Nullable String sessionId,
        @Nullable Instant from,
        @Nullable Instant to) {}
