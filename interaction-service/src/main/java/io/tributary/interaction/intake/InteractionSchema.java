package io.tributary.interaction.intake;

import io.tributary.values.Address;
import io.tributary.values.ProductId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client posts, for OpenAPI only; {@link PostedInteraction} reads it. Whether it has to have
 * {@code data}, and what in it, depends on its type.
 */
record InteractionSchema(
        ProductId productId,
        Address wallet,
        String type,
        @Nullable String dedupKey,
        @Nullable Instant occurredAt,
        @Nullable Map<String, Object> data,
        @Nullable AnalyticsSchema analytics) {

    /** The client's own ids. */
    record AnalyticsSchema(
            @Nullable String sessionId, @Nullable String deviceId, @Nullable String profileId) {}
}
