package io.tributary.pusher.intake;

import io.tributary.events.RewardState;
import io.tributary.events.RewardStatus;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.ProductId;
import io.tributary.values.RewardId;
import io.tributary.values.TokenAmount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reward as reward-service announced it, checked.
 *
 * @param id the reward
 * @param version of this announcement
 * @param product who pays
 * @param campaign where it was earned
 * @param chain where it is paid
 * @param token what is paid
 * @param wallet who is paid
 * @param amount what is owed: gross less what is netted
 * @param state {@code pending}, {@code pushed} or {@code withdrawn}
 * @param pushAfter not to be paid before; null: at once
 * @param createdAt when it was granted
 */
record AnnouncedReward(
        RewardId id,
        long version,
        ProductId product,
        CampaignId campaign,
        ChainId chain,
        Address token,
        Address wallet,
        TokenAmount amount,
        String state,
        @Nullable Instant pushAfter,
        Instant createdAt) {

    /**
     * Reads the record; throws {@link IllegalArgumentException} where a field is not what it should
     * be.
     */
    static AnnouncedReward of(RewardState event) {
        if (event.getVersion() < 1) {
            throw new IllegalArgumentException(
                    "version: " + event.getVersion() + " (expected: 1 or more)");
        }
        TokenAmount gross = TokenAmount.parse(event.getAmount());
        return new AnnouncedReward(
                new RewardId(event.getRewardId()),
                event.getVersion(),
                new ProductId(event.getProductId()),
                new CampaignId(event.getCampaignId()),
                new ChainId(event.getChainId()),
                Address.parse(event.getToken()),
                Address.parse(event.getWallet()),
                gross.minus(TokenAmount.parse(event.getNetted())),
                stateOf(event.getStatus()),
                event.getPushAfter(),
                event.getCreatedAt());
    }

    static AnnouncedReward later(AnnouncedReward one, AnnouncedReward other) {
        return one.version >= other.version ? one : other;
    }

    private static String stateOf(RewardStatus status) {
        return switch (status) {
            case PENDING -> "pending";
            case PUSHED, CANCELLED, EXPIRED, QUARANTINED -> "withdrawn";
            case UNKNOWN ->
                    throw new IllegalArgumentException(
                            "status: unknown (expected: one that this version knows)");
        };
    }
}
