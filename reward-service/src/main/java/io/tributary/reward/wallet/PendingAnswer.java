package io.tributary.reward.wallet;

import java.util.List;

/**
 * What a wallet is owed.
 *
 * @param wallet the caller
 * @param items one for each product and token
 */
record PendingAnswer(String wallet, List<PendingReward> items) {

    PendingAnswer {
        items = List.copyOf(items);
    }
}
