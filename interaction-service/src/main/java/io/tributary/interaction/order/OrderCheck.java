package io.tributary.interaction.order;

import io.r2dbc.spi.Readable;
import io.tributary.interaction.column.Column;
import io.tributary.interaction.journal.CheckoutClaim;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A look that is owed: something changed that may complete the order of this id or token.
 *
 * @param id its own
 * @param kind {@code token} or {@code order}: what the reference is
 */
record OrderCheck(UUID id, ProductId product, String kind, String reference) {

    static final String TOKEN = "token";
    static final String ORDER = "order";

    /** Those of a claim; their ids are derived, so that who follows the commit knows them. */
    static List<OrderCheck> of(NewInteraction item) {
        CheckoutClaim claim = item.checkout();
        List<OrderCheck> checks = new ArrayList<>();
        if (claim != null) {
            add(checks, item, TOKEN, claim.token());
            add(checks, item, ORDER, claim.orderId());
        }
        return checks;
    }

    static OrderCheck of(Readable row) {
        return new OrderCheck(
                Column.uuid(row, "id"),
                Column.product(row, "product_id"),
                Column.text(row, "kind"),
                Column.text(row, "reference"));
    }

    private static void add(
            List<OrderCheck> checks, NewInteraction item, String kind, @Nullable String reference) {
        if (reference != null) {
            UUID id = Uuids.derived(item.id().value(), kind);
            checks.add(new OrderCheck(id, item.product(), kind, reference));
        }
    }
}
