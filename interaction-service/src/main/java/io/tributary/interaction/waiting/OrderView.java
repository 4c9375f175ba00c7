package io.tributary.interaction.waiting;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.InteractionId;
import io.tributary.web.paging.Cursor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order that a webhook told of.
 *
 * @param id its place in the list
 * @param state joined, unclaimed, expired, unpaid, or refused: it cannot be recorded
 * @param wallet who completed it; else whom its attribute names
 */
record OrderView(
        UUID id,
        String orderId,
        String kind,
        String state,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String wallet,
        @Nullable InteractionId interactionId,
        boolean test,
        Instant receivedAt) {

    static OrderView of(Readable row) {
        BigDecimal amount = row.get("amount", BigDecimal.class);
        UUID interaction = row.get("interaction_id", UUID.class);
        return new OrderView(
                Column.uuid(row, "id"),
                Column.text(row, "order_id"),
                Column.text(row, "source"),
                Column.text(row, "state"),
                amount == null ? null : amount.toPlainString(),
                row.get("currency", String.class),
                row.get("wallet", String.class),
                interaction == null ? null : new InteractionId(interaction),
                Column.of(row, "test", Boolean.class),
                Column.time(row, "received_at"));
    }

    Cursor position() {
        return new Cursor(receivedAt, id);
    }
}
