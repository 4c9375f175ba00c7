package io.tributary.interaction.delivery;

import io.tributary.values.InteractionId;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery, and why.
 *
 * @param reason a word; null where the outcome says it all
 * @param interaction what it became, or what was there before
 */
public record DeliveryResult(
        Outcome outcome, @Nullable String reason, @Nullable InteractionId interaction) {

    /** Without an interaction. */
    public static DeliveryResult of(Outcome outcome, @Nullable String reason) {
        return new DeliveryResult(outcome, reason, null);
    }

    /** Of one that came before; what it became then. */
    public static DeliveryResult again(@Nullable InteractionId interaction) {
        return new DeliveryResult(Outcome.DUPLICATE, "delivered-before", interaction);
    }
}
