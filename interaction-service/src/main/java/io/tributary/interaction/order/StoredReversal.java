package io.tributary.interaction.order;

import io.r2dbc.spi.Readable;
import io.tributary.interaction.column.Column;
import io.tributary.values.InteractionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code shop_reversals}.
 *
 * @param kind refund, rest or cancellation
 * @param amount as the shop said, or, once counted, what goes back
 * @param state waiting, counted, recorded, covered or expired
 */
record StoredReversal(
        String kind,
        String reference,
        String source,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        boolean test,
        Instant occurredAt,
        String state,
        @Nullable InteractionId interaction) {

    static final String REFUND = "refund";
    static final String REST = "rest";
    static final String CANCELLATION = "cancellation";
    static final String WAITING = "waiting";
    static final String COUNTED = "counted";
    static final String RECORDED = "recorded";
    static final String COVERED = "covered";

    static StoredReversal of(Readable row) {
        UUID interaction = row.get("interaction_id", UUID.class);
        return new StoredReversal(
                Column.text(row, "kind"),
                Column.text(row, "reference"),
                Column.text(row, "source"),
                row.get("amount", BigDecimal.class),
                row.get("currency", String.class),
                Column.of(row, "test", Boolean.class),
                Column.time(row, "occurred_at"),
                Column.text(row, "state"),
                interaction == null ? null : new InteractionId(interaction));
    }

    boolean is(String kindOrState) {
        return kind.equals(kindOrState) || state.equals(kindOrState);
    }

    /** Whether its money has been counted. */
    boolean isCounted() {
        return state.equals(COUNTED) || state.equals(RECORDED);
    }

    /** The same, decided. */
    StoredReversal decided(
            String newState, @Nullable BigDecimal counted, @Nullable String countedCurrency) {
        return new StoredReversal(
                kind,
                reference,
                source,
                counted,
                countedCurrency,
                test,
                occurredAt,
                newState,
                interaction);
    }
}
