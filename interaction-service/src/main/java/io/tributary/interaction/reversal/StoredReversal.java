package io.tributary.interaction.reversal;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.InteractionId;
import io.tributary.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code shop_reversals}.
 *
 * @param reference what tells it from others of its kind
 * @param source the kind of webhook that told of it
 * @param amount as the shop said, or, once counted, what goes back
 * @param interaction what it became
 */
public record StoredReversal(
        ReversalKind kind,
        String reference,
        String source,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        Instant occurredAt,
        ReversalState state,
        @Nullable InteractionId interaction) {

    static StoredReversal of(Readable row) {
        UUID interaction = row.get("interaction_id", UUID.class);
        return new StoredReversal(
                ReversalKind.of(Column.text(row, "kind")),
                Column.text(row, "reference"),
                Column.text(row, "source"),
                row.get("amount", BigDecimal.class),
                row.get("currency", String.class),
                Column.time(row, "occurred_at"),
                ReversalState.of(Column.text(row, "state")),
                interaction == null ? null : new InteractionId(interaction));
    }

    /** What goes back; empty where the row has no amount that can be one. */
    Optional<Money> money() {
        return amount == null
                        || currency == null
                        || !Money.isAmount(amount.toPlainString())
                        || !Money.isCurrency(currency)
                ? Optional.empty()
                : Optional.of(new Money(amount, currency));
    }

    /** The same, decided. */
    StoredReversal decided(
            ReversalState newState, @Nullable BigDecimal counted, @Nullable String ofCurrency) {
        return new StoredReversal(
                kind, reference, source, counted, ofCurrency, occurredAt, newState, interaction);
    }
}
