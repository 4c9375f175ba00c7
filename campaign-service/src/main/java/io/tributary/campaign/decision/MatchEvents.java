package io.tributary.campaign.decision;

import io.tributary.events.CampaignMatch;
import io.tributary.events.Topics;
import io.tributary.messaging.Outgoing;
import io.tributary.values.Address;

/** How a match is written on its topic. */
public final class MatchEvents {

    private MatchEvents() {}

    /** The record of this match; equal matches give equal bytes. */
    public static Outgoing<CampaignMatch> outgoing(Match match) {
        String key = match.product() + ":" + match.wallet();
        return new Outgoing<>(Topics.CAMPAIGN_MATCHES, key, match.id().toString(), toEvent(match));
    }

    // Generated setters do not say that these fields may be null.
    @SuppressWarnings("NullAway")
    private static CampaignMatch toEvent(Match match) {
        return CampaignMatch.newBuilder()
                .setMatchId(match.id().value())
                .setInteractionId(match.interaction().value())
                .setCampaignId(match.campaign().value())
                .setCampaignVersion(match.campaignVersion())
                .setProductId(match.product().value())
                .setWallet(match.wallet().value())
                .setChainId(match.chain().value())
                .setToken(match.token().value())
                .setBaseAmount(match.base().toString())
                .setReserved(match.reserved().toString())
                .setUserPercent(match.userPercent().value())
                .setDeperditionPerLevel(match.deperditionPerLevel().value())
                .setReferralChain(match.sharers().stream().map(Address::value).toList())
                .setOrderId(match.orderId())
                .setReceivedAt(match.receivedAt())
                .setDecidedAt(match.decidedAt())
                .setPushAfter(null)
                .build();
    }
}
