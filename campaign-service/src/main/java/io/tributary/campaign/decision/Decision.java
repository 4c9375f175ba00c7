package io.tributary.campaign.decision;

import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.InteractionId;
import io.tributary.values.MatchId;
import io.tributary.values.TokenAmount;
import java.time.Instant;
import java.util.Map;

/**
 * What was decided of one interaction for one campaign.
 *
 * @param interaction what was decided
 * @param campaign for which campaign
 * @param campaignVersion by which version of it
 * @param wallet who acted
 * @param receivedAt when the interaction was received
 * @param reason why
 * @param facts the figures behind the reason, as JSON values
 * @param reserved what the budget holds for it; zero unless matched
 * @param decidedAt when, by this database's clock
 */
public record Decision(
        InteractionId interaction,
        CampaignId campaign,
        long campaignVersion,
        Address wallet,
        Instant receivedAt,
        Reason reason,
        Map<String, Object> facts,
        TokenAmount reserved,
        Instant decidedAt) {

    public Decision {
        facts = Map.copyOf(facts);
    }

    /** The id of the match that it is or would be. */
    public MatchId id() {
        return MatchId.of(interaction, campaign);
    }
}
