package io.tributary.campaign.decision;

import io.tributary.campaign.row.Columns;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.InteractionId;
import io.tributary.values.MatchId;
import io.tributary.values.TokenAmount;
import io.tributary.web.paging.Cursor;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A decision as it is answered; the members are those of the contract, in its order. */
record DecisionAnswer(
        InteractionId interactionId,
        CampaignId campaignId,
        long campaignVersion,
        Address wallet,
        boolean matched,
        String reason,
        JsonNode facts,
        TokenAmount reserved,
        Instant decidedAt) {

    static DecisionAnswer of(Columns row, JsonMapper json) {
        String reason = row.text("reason");
        return new DecisionAnswer(
                new InteractionId(row.uuid("interaction_id")),
                new CampaignId(row.uuid("campaign_id")),
                row.number("campaign_version"),
                row.address("wallet"),
                reason.equals(Reason.MATCHED.word()),
                reason,
                json.readTree(row.text("facts")),
                row.amount("reserved"),
                row.instant("decided_at"));
    }

    Cursor position() {
        return new Cursor(decidedAt, MatchId.of(interactionId, campaignId).value());
    }
}
