package io.tributary.interaction.waiting;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.web.paging.Cursor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim of a checkout or an order. The token itself is not shown: whoever knows it could claim.
 *
 * @param id its place in the list
 * @param by token or order
 * @param state matched, unmatched or expired
 * @param orderId the order that it met, or the one that it names
 * @param interactionId the {@code purchase.started} that carried it
 */
record ClaimView(
        UUID id,
        String by,
        String state,
        Address wallet,
        @Nullable String orderId,
        InteractionId interactionId,
        boolean test,
        Instant claimedAt) {

    static ClaimView of(Readable row) {
        return new ClaimView(
                Column.uuid(row, "id"),
                Column.text(row, "kind"),
                Column.text(row, "state"),
                Column.address(row, "wallet"),
                row.get("order_id", String.class),
                Column.interaction(row, "interaction_id"),
                Column.of(row, "test", Boolean.class),
                Column.time(row, "claimed_at"));
    }

    Cursor position() {
        return new Cursor(claimedAt, id);
    }
}
