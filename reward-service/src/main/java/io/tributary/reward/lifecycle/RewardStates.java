package io.tributary.reward.lifecycle;

import io.tributary.events.RewardState;
import io.tributary.events.Topics;
import io.tributary.messaging.Outgoing;
import java.util.Collection;
import java.util.List;

/** What subscribers are told of rewards: the whole state; equal bytes for equal versions. */
public final class RewardStates {

    private RewardStates() {}

    /** One announcement for each reward. */
    public static List<Outgoing<?>> announcing(Collection<Reward> rewards) {
        return rewards.stream().<Outgoing<?>>map(RewardStates::announcing).toList();
    }

    private static Outgoing<RewardState> announcing(Reward reward) {
        String key = reward.id().toString();
        return new Outgoing<>(Topics.REWARDS, key, key + ":" + reward.version(), toState(reward));
    }

    static RewardState toState(Reward reward) {
        RewardOrigin origin = reward.origin();
        RewardState.Builder state =
                RewardState.newBuilder()
                        .setRewardId(reward.id().value())
                        .setVersion(reward.version())
                        .setMatchId(origin.match().value())
                        .setInteractionId(origin.interaction().value())
                        .setCampaignId(origin.campaign().value())
                        .setProductId(origin.product().value())
                        .setReceivedAt(origin.receivedAt())
                        .setLevel(reward.level())
                        .setWallet(reward.wallet().value())
                        .setChainId(reward.chain().value())
                        .setToken(reward.token().value())
                        .setAmount(reward.amount().toString())
                        .setNetted(reward.netted().toString())
                        .setStatus(reward.status())
                        .setCreatedAt(reward.createdAt());
        return withOptionalParts(state, reward).build();
    }

    private static RewardState.Builder withOptionalParts(RewardState.Builder state, Reward reward) {
        if (reward.parkedReason() != null) {
            state.setParkedReason(reward.parkedReason());
        }
        if (reward.pushAfter() != null) {
            state.setPushAfter(reward.pushAfter());
        }
        Payment payment = reward.payment();
        if (payment != null) {
            state.setTxHash(payment.txHash().value())
                    .setBlockNumber(payment.blockNumber())
                    .setPushedAt(payment.at());
        }
        return state;
    }
}
