package io.tributary.interaction.order;

import io.tributary.values.ProductId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery changed in the order book.
 *
 * @param check the look that is owed for it
 * @param paidNow whether the order is paid since this delivery
 * @param reversal the one that it is about; null: it is about the order itself
 * @param fresh the reversals that nobody had told of before
 */
public record BookEntry(
        ProductId product,
        String orderId,
        UUID check,
        boolean paidNow,
        @Nullable String reversal,
        List<String> fresh) {

    public BookEntry {
        fresh = List.copyOf(fresh);
    }
}
