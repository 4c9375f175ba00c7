package io.tributary.interaction.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.tributary.interaction.analytics.AnalyticsView;
import io.tributary.interaction.journal.Analytics;
import io.tributary.interaction.journal.StoredInteraction;
import io.tributary.interaction.referral.ReferralDecision;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recorded interaction as it is shown. */
record InteractionView(
        InteractionId id,
        ProductId productId,
        Address wallet,
        String type,
        String dedupKey,
        String source,
        Instant occurredAt,
        Instant receivedAt,
        @JsonRawValue String data,
        @Nullable AnalyticsView analytics,
        @Nullable ReferralView referral,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LinkView link,
        List<Address> referralChain,
        boolean published) {

    /** The link that a {@code referral.link_creation} made; others show none. */
    record LinkView(String code) {}

    /** What a referral did to the graph, and who stays the referrer. */
    record ReferralView(String outcome, Address referrer) {

        static @Nullable ReferralView of(@Nullable ReferralDecision decision) {
            return decision == null
                    ? null
                    : new ReferralView(decision.outcome().word(), decision.referrer());
        }
    }

    static InteractionView of(
            StoredInteraction stored,
            Analytics analytics,
            @Nullable String code,
            boolean published) {
        return new InteractionView(
                stored.id(),
                stored.product(),
                stored.wallet(),
                stored.type(),
                stored.dedupKey(),
                stored.source(),
                stored.occurredAt(),
                stored.receivedAt(),
                stored.data(),
                AnalyticsView.of(analytics),
                ReferralView.of(stored.referral()),
                code == null ? null : new LinkView(code),
                stored.referralChain(),
                published);
    }
}
