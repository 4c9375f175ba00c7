package io.tributary.campaign.decision;

import io.tributary.values.Address;
import io.tributary.values.BasisPoints;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.InteractionId;
import io.tributary.values.MatchId;
import io.tributary.values.ProductId;
import io.tributary.values.TokenAmount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interaction that earned, with everything that was decided; never changed afterwards, so that
 * it is published with equal bytes again.
 *
 * @param interaction what earned
 * @param campaign where
 * @param campaignVersion the version of the campaign that decided
 * @param product the product of both
 * @param wallet who acted
 * @param chain where the token is paid
 * @param token what is paid
 * @param base the whole reward before it is shared
 * @param reserved what the budget holds for it
 * @param userPercent the user's share
 * @param deperditionPerLevel the share of what remains that each referrer but the last takes
 * @param sharers the referrers who share, direct one first
 * @param orderId the purchase's order
 * @param receivedAt when the interaction was received
 * @param decidedAt when it was decided
 */
public record Match(
        InteractionId interaction,
        CampaignId campaign,
        long campaignVersion,
        ProductId product,
        Address wallet,
        ChainId chain,
        Address token,
        TokenAmount base,
        TokenAmount reserved,
        BasisPoints userPercent,
        BasisPoints deperditionPerLevel,
        List<Address> sharers,
        @Nullable String orderId,
        Instant receivedAt,
        Instant decidedAt) {

    public Match {
        sharers = List.copyOf(sharers);
        if (reserved.isMoreThan(base)) {
            throw new IllegalArgumentException(
                    "reserved: " + reserved + " (expected: 0.." + base + ")");
        }
    }

    /** The only id that this interaction can have in this campaign. */
    public MatchId id() {
        return MatchId.of(interaction, campaign);
    }
}
