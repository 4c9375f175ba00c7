package io.tributary.interaction.dedup;

import io.tributary.messaging.product.ProductSettings;
import java.time.Duration;

/**
 * How long the keys of one product's interactions hold.
 *
 * @param derived where neither the client sent a key nor the product says anything of the type
 * @param settings what the product says
 */
public record DedupWindows(Duration derived, ProductSettings settings) {

    /** The window of a key; the type's own, if the product set one, comes before the others. */
    public Duration window(String type, boolean sentByClient) {
        return settings.typeDedupWindow(type)
                .orElse(sentByClient ? settings.clientDedupWindow() : derived);
    }
}
