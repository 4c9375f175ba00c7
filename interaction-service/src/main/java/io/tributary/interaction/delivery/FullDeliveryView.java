package io.tributary.interaction.delivery;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.r2dbc.spi.Readable;
import io.tributary.values.InteractionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery with what is kept of it.
 *
 * @param orderId the order that it was about
 * @param payload the fields that were read, of a checkout's token only whether there was one; null
 *     once they have been forgotten
 */
record FullDeliveryView(
        UUID id,
        String kind,
        Instant receivedAt,
        String outcome,
        @Nullable String reason,
        @Nullable InteractionId interactionId,
        @Nullable String orderId,
        @JsonRawValue @Nullable String payload) {

    static FullDeliveryView of(Readable row) {
        DeliveryView listed = DeliveryView.of(row);
        return new FullDeliveryView(
                listed.id(),
                listed.kind(),
                listed.receivedAt(),
                listed.outcome(),
                listed.reason(),
                listed.interactionId(),
                row.get("order_id", String.class),
                row.get("payload", String.class));
    }
}
