package io.tributary.pusher.planning;

import io.tributary.values.Address;
import io.tributary.values.RewardId;
import io.tributary.values.TokenAmount;

/**
 * A reward that is about to be put into a batch.
 *
 * @param id the reward
 * @param wallet who is paid
 * @param amount how much, 1 or more
 */
record WaitingReward(RewardId id, Address wallet, TokenAmount amount) {}
