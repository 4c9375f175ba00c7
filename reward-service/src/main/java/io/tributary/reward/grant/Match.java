package io.tributary.reward.grant;

import io.tributary.events.CampaignMatch;
import io.tributary.events.RewardStatus;
import io.tributary.reward.calculation.CalculatedReward;
import io.tributary.reward.calculation.RewardCalculator;
import io.tributary.reward.calculation.RewardTerms;
import io.tributary.reward.lifecycle.Reward;
import io.tributary.reward.lifecycle.RewardOrigin;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.InteractionId;
import io.tributary.values.MatchId;
import io.tributary.values.ProductId;
import io.tributary.values.RewardId;
import io.tributary.values.TokenAmount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign match whose terms add up.
 *
 * @param origin what its rewards have in common
 * @param chain where the token is
 * @param token what is paid
 * @param reserved what the campaign's budget holds for it
 * @param shares who gets how much; they add up to {@code reserved}
 * @param orderId the order of a purchase
 * @param pushAfter not to be paid before
 */
record Match(
        RewardOrigin origin,
        ChainId chain,
        Address token,
        TokenAmount reserved,
        List<CalculatedReward> shares,
        @Nullable String orderId,
        @Nullable Instant pushAfter) {

    private static final int DEEPEST = 10;

    Match {
        shares = List.copyOf(shares);
        TokenAmount sum =
                shares.stream()
                        .map(CalculatedReward::amount)
                        .reduce(TokenAmount.ZERO, TokenAmount::plus);
        if (!sum.equals(reserved)) {
            throw new IllegalArgumentException(
                    "reserved: " + reserved + " (expected: " + sum + ", the sum of the shares)");
        }
    }

    /**
     * Reads the record and calculates the shares.
     *
     * @throws IllegalArgumentException if it can never be granted
     */
    static Match of(CampaignMatch match) {
        return new Match(
                toOrigin(match),
                new ChainId(match.getChainId()),
                Address.parse(match.getToken()),
                TokenAmount.parse(match.getReserved()),
                RewardCalculator.calculateRewards(
                        TokenAmount.parse(match.getBaseAmount()),
                        RewardTerms.of(match.getUserPercent(), match.getDeperditionPerLevel()),
                        Address.parse(match.getWallet()),
                        toChain(match)),
                match.getOrderId(),
                match.getPushAfter());
    }

    MatchId id() {
        return origin.match();
    }

    /** The rewards as they are granted. */
    List<Reward> rewards(Instant now) {
        return shares.stream().map(share -> toReward(share, now)).toList();
    }

    private Reward toReward(CalculatedReward share, Instant now) {
        return new Reward(
                RewardId.of(id(), share.level()),
                1,
                origin,
                share.level(),
                share.wallet(),
                chain,
                token,
                share.amount(),
                TokenAmount.ZERO,
                RewardStatus.PENDING,
                null,
                now,
                pushAfter,
                null);
    }

    private static RewardOrigin toOrigin(CampaignMatch match) {
        return new RewardOrigin(
                new MatchId(match.getMatchId()),
                new InteractionId(match.getInteractionId()),
                new CampaignId(match.getCampaignId()),
                new ProductId(match.getProductId()),
                match.getReceivedAt());
    }

    private static List<Address> toChain(CampaignMatch match) {
        List<String> chain = match.getReferralChain();
        if (chain.size() > DEEPEST) {
            throw new IllegalArgumentException(
                    "referral chain: " + chain.size() + " (expected: at most " + DEEPEST + ")");
        }
        return chain.stream().map(Address::parse).toList();
    }
}
