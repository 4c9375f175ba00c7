package io.tributary.interaction.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.interaction.delivery.DeliveryResult;
import io.tributary.values.InteractionId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a shop is answered.
 *
 * @param outcome stored, duplicate, unmatched or ignored
 * @param deliveryId its place in the delivery log
 * @param interactionId what it became, or what was there before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryAnswer(String outcome, UUID deliveryId, @Nullable InteractionId interactionId) {

    static DeliveryAnswer of(UUID id, DeliveryResult result) {
        return new DeliveryAnswer(result.outcome().word(), id, result.interaction());
    }
}
