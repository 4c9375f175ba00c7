package io.tributary.interaction.order;

import io.r2dbc.spi.Readable;
import io.tributary.interaction.column.Column;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of an order as they are known now.
 *
 * @param source the kind of webhook that told of it
 * @param total what it costs: as the webhook said, else as its completion says
 * @param paid whether a webhook said so
 * @param wallet whose it would be: by attribute, else by the first claim
 * @param claim the interaction by which its wallet claimed it; null where the attribute named it
 * @param test whether order or claim are tests
 * @param occurredAt when it was placed, or else when it came
 * @param completion what completed it, if anything did
 */
record OrderStanding(
        OrderRef ref,
        String source,
        @Nullable Money total,
        boolean paid,
        @Nullable Address wallet,
        @Nullable InteractionId claim,
        boolean test,
        Instant occurredAt,
        @Nullable Completion completion) {

    /** The interaction that completed an order, whoever brought it. */
    record Completion(Address wallet, InteractionId interaction, @Nullable String source) {}

    static OrderStanding of(Readable row) {
        String attribute = row.get("attribute", String.class);
        String claimer = attribute == null ? row.get("claimer", String.class) : attribute;
        UUID claim = attribute == null ? row.get("claimed_by", UUID.class) : null;
        boolean testClaim =
                attribute == null && Boolean.TRUE.equals(row.get("claim_test", Boolean.class));
        return new OrderStanding(
                OrderRef.of(row),
                Column.text(row, "source"),
                toMoney(row),
                Column.of(row, "paid", Boolean.class),
                claimer == null ? null : new Address(claimer),
                claim == null ? null : new InteractionId(claim),
                testClaim || Column.of(row, "test", Boolean.class),
                Column.time(row, "occurred_at"),
                toCompletion(row));
    }

    /** Whether it can become an interaction now. */
    boolean isComplete() {
        return completion == null && paid && total != null && wallet != null;
    }

    /** Whether the wallet that completed it is another than whose it would be. */
    boolean isOfAnother() {
        return completion != null && wallet != null && !wallet.equals(completion.wallet());
    }

    private static @Nullable Money toMoney(Readable row) {
        BigDecimal amount = row.get("amount", BigDecimal.class);
        String currency = row.get("currency", String.class);
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    private static @Nullable Completion toCompletion(Readable row) {
        UUID interaction = row.get("completed_by", UUID.class);
        return interaction == null
                ? null
                : new Completion(
                        new Address(Objects.requireNonNull(row.get("owner", String.class))),
                        new InteractionId(interaction),
                        row.get("completed_source", String.class));
    }
}
