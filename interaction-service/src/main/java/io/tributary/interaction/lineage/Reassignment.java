package io.tributary.interaction.lineage;

import io.tributary.values.Address;
import io.tributary.values.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * An administrator gives a wallet another referrer.
 *
 * @param product where
 * @param wallet whose referrer it is
 * @param referrer the new one; null: none
 * @param reason why, in the administrator's words
 * @param by the administrator
 */
record Reassignment(
        ProductId product, Address wallet, @Nullable Address referrer, String reason, Address by) {}
