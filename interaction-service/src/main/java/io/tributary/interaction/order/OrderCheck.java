package io.tributary.interaction.order;

import io.r2dbc.spi.Readable;
import io.tributary.interaction.journal.CheckoutClaim;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.messaging.column.Column;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A look that is owed: something changed that may complete the order of this id or token.
 *
 * @param id its own
 * @param kind what the reference is
 * @param attempts how often it has failed
 */
record OrderCheck(UUID id, ProductId product, Kind kind, String reference, int attempts) {

    /** What a check, or a claim, refers to. */
    enum Kind {
        TOKEN,
        ORDER;

        /** As it is stored. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One that nobody has tried. */
    OrderCheck(UUID id, ProductId product, Kind kind, String reference) {
        this(id, product, kind, reference, 0);
    }

    /** Those of a claim; their ids are derived, so that who follows the commit knows them. */
    static List<OrderCheck> of(NewInteraction item) {
        CheckoutClaim claim = item.checkout();
        List<OrderCheck> checks = new ArrayList<>();
        if (claim != null) {
            add(checks, item, Kind.TOKEN, claim.token());
            add(checks, item, Kind.ORDER, claim.orderId());
        }
        return checks;
    }

    static OrderCheck of(Readable row) {
        return new OrderCheck(
                Column.uuid(row, "id"),
                Column.product(row, "product_id"),
                Kind.valueOf(Column.text(row, "kind").toUpperCase(Locale.ROOT)),
                Column.text(row, "reference"),
                Column.of(row, "attempts", Integer.class));
    }

    private static void add(
            List<OrderCheck> checks, NewInteraction item, Kind kind, @Nullable String reference) {
        if (reference != null) {
            UUID id = Uuids.derived(item.id().value(), kind.word());
            checks.add(new OrderCheck(id, item.product(), kind, reference));
        }
    }
}
