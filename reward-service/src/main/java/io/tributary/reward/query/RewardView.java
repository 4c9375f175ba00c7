package io.tributary.reward.query;

import io.tributary.reward.lifecycle.Payment;
import io.tributary.reward.lifecycle.Reward;
import io.tributary.reward.lifecycle.RewardOrigin;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reward as it is answered (api.md, section 6.3). */
public record RewardView(
        UUID id,
        UUID matchId,
        UUID interactionId,
        UUID campaignId,
        UUID productId,
        String wallet,
        int level,
        String token,
        String amount,
        String status,
        @Nullable String parkedReason,
        Instant createdAt,
        @Nullable Instant pushedAt,
        @Nullable String txHash,
        @Nullable Long blockNumber) {

    /** The reward in the form of the contract. */
    public static RewardView of(Reward reward) {
        RewardOrigin origin = reward.origin();
        Payment payment = reward.payment();
        return new RewardView(
                reward.id().value(),
                origin.match().value(),
                origin.interaction().value(),
                origin.campaign().value(),
                origin.product().value(),
                reward.wallet().value(),
                reward.level(),
                reward.token().value(),
                reward.amount().toString(),
                reward.status().name().toLowerCase(Locale.ROOT),
                reward.parkedReason(),
                reward.createdAt(),
                payment == null ? null : payment.at(),
                payment == null ? null : payment.txHash().value(),
                payment == null ? null : Long.valueOf(payment.blockNumber()));
    }
}
