package io.tributary.interaction.delivery;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.InteractionId;
import io.tributary.web.paging.Cursor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is listed.
 *
 * @param reason why it became no more; null where there is nothing to say
 * @param interactionId what it became, also if only later
 */
record DeliveryView(
        UUID id,
        String kind,
        Instant receivedAt,
        String outcome,
        @Nullable String reason,
        @Nullable InteractionId interactionId) {

    static DeliveryView of(Readable row) {
        UUID interaction = row.get("interaction_id", UUID.class);
        return new DeliveryView(
                Column.uuid(row, "id"),
                Column.text(row, "kind"),
                Column.time(row, "received_at"),
                Column.text(row, "outcome"),
                row.get("reason", String.class),
                interaction == null ? null : new InteractionId(interaction));
    }

    Cursor position() {
        return new Cursor(receivedAt, id);
    }
}
