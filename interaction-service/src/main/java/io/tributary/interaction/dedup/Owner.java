package io.tributary.interaction.dedup;

import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import java.time.Instant;
import java.util.UUID;

/** Who holds a key after the claims of a group; {@code fresh}: since this transaction. */
record Owner(InteractionId id, Address wallet, Instant receivedAt, UUID content, boolean fresh) {

    Claimed verdictOn(Claim claim) {
        if (id.equals(claim.id())) {
            return fresh ? new Claimed.First() : new Claimed.StoredBefore();
        }
        if (claim.key() instanceof DedupKey.PerOrder && !wallet.equals(claim.wallet())) {
            return new Claimed.OrderTaken();
        }
        return new Claimed.Duplicate(id, receivedAt, !content.equals(claim.content()));
    }
}
