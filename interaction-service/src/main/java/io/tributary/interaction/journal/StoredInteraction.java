package io.tributary.interaction.journal;

import io.r2dbc.spi.Readable;
import io.tributary.interaction.referral.ReferralDecision;
import io.tributary.interaction.referral.ReferralOutcome;
import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code interactions}; immutable, so that what is built from it is the same at any time.
 */
public record StoredInteraction(
        InteractionId id,
        ProductId product,
        Address wallet,
        String type,
        String dedupKey,
        String source,
        Instant occurredAt,
        Instant receivedAt,
        String data,
        @Nullable String orderId,
        Analytics analytics,
        @Nullable ReferralDecision referral,
        List<Address> referralChain,
        boolean test,
        UUID group) {

    static StoredInteraction of(Readable row) {
        return new StoredInteraction(
                Column.interaction(row, "id"),
                Column.product(row, "product_id"),
                Column.address(row, "wallet"),
                Column.text(row, "type"),
                Column.text(row, "dedup_key"),
                Column.text(row, "source"),
                Column.time(row, "occurred_at"),
                Column.time(row, "received_at"),
                Column.text(row, "data"),
                row.get("order_id", String.class),
                toAnalytics(row),
                toReferral(row),
                Arrays.stream(Column.of(row, "referral_chain", String[].class))
                        .map(Address::new)
                        .toList(),
                Column.of(row, "test", Boolean.class),
                Column.uuid(row, "group_id"));
    }

    private static Analytics toAnalytics(Readable row) {
        String by = row.get("correlated_by", String.class);
        return Analytics.found(
                row.get("session_id", String.class),
                row.get("device_id", String.class),
                row.get("profile_id", String.class),
                by == null ? Correlation.CLIENT : Correlation.of(by));
    }

    private static @Nullable ReferralDecision toReferral(Readable row) {
        String outcome = row.get("referral_outcome", String.class);
        if (outcome == null) {
            return null;
        }
        return new ReferralDecision(
                ReferralOutcome.of(outcome), Column.address(row, "referral_referrer"));
    }
}
