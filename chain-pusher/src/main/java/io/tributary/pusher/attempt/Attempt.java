package io.tributary.pusher.attempt;

import io.tributary.pusher.batch.BatchId;
import io.tributary.pusher.fee.Fees;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signed transaction, written down before it is sent.
 *
 * @param sender the gas payer
 * @param accountNonce the gas payer's
 * @param number 1, and one more for each replacement
 * @param batch what it carries
 * @param raw its bytes in hex
 * @param hash by which nodes name it
 * @param gasLimit its limit
 * @param fees what it offers
 * @param createdAt when it was signed
 * @param broadcastAt when it was last sent; null: never, as far as is known
 */
public record Attempt(
        Address sender,
        long accountNonce,
        int number,
        BatchId batch,
        String raw,
        Bytes32 hash,
        long gasLimit,
        Fees fees,
        Instant createdAt,
        @Nullable Instant broadcastAt) {}
