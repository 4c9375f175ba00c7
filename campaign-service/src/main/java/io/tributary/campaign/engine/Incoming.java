package io.tributary.campaign.engine;

import io.tributary.campaign.decision.Claim;
import io.tributary.campaign.definition.Candidates;
import io.tributary.events.Interaction;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as the engine looks at it.
 *
 * @param id the interaction
 * @param product whose it is
 * @param wallet who acted
 * @param type what was done
 * @param receivedAt when it was received
 * @param referralChain the referrers as at receipt, direct one first
 * @param orderId a purchase's order
 * @param test decided, never paid
 */
record Incoming(
        InteractionId id,
        ProductId product,
        Address wallet,
        String type,
        Instant receivedAt,
        List<Address> referralChain,
        @Nullable String orderId,
        boolean test) {

    Incoming {
        referralChain = List.copyOf(referralChain);
    }

    /** Reads the record; an address that is none is an IllegalArgumentException. */
    static Incoming of(Interaction event) {
        return new Incoming(
                new InteractionId(event.getInteractionId()),
                new ProductId(event.getProductId()),
                new Address(event.getWallet()),
                event.getType(),
                event.getReceivedAt(),
                event.getReferralChain().stream().map(Address::new).toList(),
                event.getOrderId(),
                event.getTest());
    }

    Claim claim() {
        return new Claim(id, receivedAt, product, wallet, type);
    }

    Candidates.Trigger trigger() {
        return new Candidates.Trigger(product, type);
    }
}
