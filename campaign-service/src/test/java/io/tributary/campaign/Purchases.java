package io.tributary.campaign;

import io.tributary.events.CampaignMatch;
import io.tributary.events.Interaction;
import io.tributary.events.RewardState;
import io.tributary.events.RewardStatus;
import io.tributary.values.Address;
import io.tributary.values.MatchId;
import io.tributary.values.ProductId;
import io.tributary.values.RewardId;
import io.tributary.values.Uuids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Records that this service reads, valid by default. */
public final class Purchases {

    private Purchases() {}

    public static Interaction.Builder aPurchase(ProductId product, Address wallet) {
        Instant now = Instant.now();
        UUID id = Uuids.next(now);
        return Interaction.newBuilder()
                .setInteractionId(id)
                .setProductId(product.value())
                .setWallet(wallet.value())
                .setType("purchase.completed")
                .setDedupKey(id.toString())
                .setSource("sdk")
                .setOccurredAt(now)
                .setReceivedAt(now)
                .setData("{\"orderId\":\"A-1\",\"amount\":\"49.90\",\"currency\":\"EUR\"}")
                .setOrderId("A-1")
                .setReferralChain(List.of());
    }

    /**
     * What reward-service tells of the user's reward of a match, which got all that was reserved.
     */
    public static RewardState aReward(CampaignMatch match, long version, RewardStatus status) {
        return RewardState.newBuilder()
                .setRewardId(RewardId.of(new MatchId(match.getMatchId()), 0).value())
                .setVersion(version)
                .setMatchId(match.getMatchId())
                .setInteractionId(match.getInteractionId())
                .setCampaignId(match.getCampaignId())
                .setProductId(match.getProductId())
                .setWallet(match.getWallet())
                .setLevel(0)
                .setChainId(match.getChainId())
                .setToken(match.getToken())
                .setAmount(match.getReserved())
                .setStatus(status)
                .setReceivedAt(match.getReceivedAt())
                .setCreatedAt(Instant.now())
                .build();
    }

    public static Address aWallet() {
        return new Address("0x" + UUID.randomUUID().toString().replace("-", "") + "00000001");
    }
}
