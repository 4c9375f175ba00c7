package io.tributary.pusher.planning;

import io.tributary.pusher.contract.Recipient;
import io.tributary.values.Address;
import io.tributary.values.TokenAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a batch pays.
 *
 * @param rewards the rewards, oldest first
 * @param recipients one entry per wallet with the sum of its rewards, in the order of the wallets
 */
record BatchContent(List<WaitingReward> rewards, List<Recipient> recipients) {

    BatchContent {
        rewards = List.copyOf(rewards);
        recipients = List.copyOf(recipients);
    }

    /**
     * Sums per wallet. Takes as many of the rewards, from the first on, as add up to less than
     * 2^256.
     */
    static BatchContent of(List<WaitingReward> candidates) {
        List<WaitingReward> rewards = upToTheLargestSum(candidates);
        Map<Address, TokenAmount> sums = new TreeMap<>();
        rewards.forEach(reward -> sums.merge(reward.wallet(), reward.amount(), TokenAmount::plus));
        List<Recipient> recipients =
                sums.entrySet().stream()
                        .map(sum -> new Recipient(sum.getKey(), sum.getValue()))
                        .toList();
        return new BatchContent(rewards, recipients);
    }

    private static List<WaitingReward> upToTheLargestSum(List<WaitingReward> candidates) {
        List<WaitingReward> rewards = new ArrayList<>();
        TokenAmount sum = TokenAmount.ZERO;
        for (WaitingReward reward : candidates) {
            if (sum.units().add(reward.amount().units()).bitLength() > 256) {
                break;
            }
            sum = sum.plus(reward.amount());
            rewards.add(reward);
        }
        return rewards;
    }
}
