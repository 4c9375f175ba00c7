package io.tributary.reward.wallet;

import java.util.UUID;

/**
 * What a wallet is owed by a product in a token, smallest units.
 *
 * @param productId who pays
 * @param token what is paid
 * @param pending owed and not yet final on chain
 * @param held how much of it is not to be paid yet
 * @param count how many rewards it is made of
 */
record PendingReward(UUID productId, String token, String pending, String held, long count) {}
