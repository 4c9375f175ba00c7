package io.tributary.pusher.contract;

import io.tributary.values.Address;
import io.tributary.values.TokenAmount;

/**
 * One entry of a push: who is credited and how much.
 *
 * @param wallet who is credited
 * @param amount smallest units, 1 or more
 */
public record Recipient(Address wallet, TokenAmount amount) {}
