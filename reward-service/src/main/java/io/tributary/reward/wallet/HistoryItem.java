package io.tributary.reward.wallet;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tributary.reward.query.RewardView;

/**
 * Something that happened to a wallet.
 *
 * @param kind {@code reward}
 * @param reward what it was
 */
@JsonPropertyOrder("kind")
record HistoryItem(String kind, @JsonUnwrapped RewardView reward) {

    static HistoryItem of(RewardView reward) {
        return new HistoryItem("reward", reward);
    }
}
