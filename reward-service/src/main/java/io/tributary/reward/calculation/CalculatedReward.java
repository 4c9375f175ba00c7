package io.tributary.reward.calculation;

import io.tributary.values.Address;
import io.tributary.values.TokenAmount;

/**
 * One recipient's share.
 *
 * @param level 0 for the acting user, 1 for the direct referrer, and so on
 * @param wallet who is paid
 * @param amount more than nothing
 */
public record CalculatedReward(int level, Address wallet, TokenAmount amount) {}
