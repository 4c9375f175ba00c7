package io.tributary.interaction.journal;

import io.tributary.interaction.dedup.Claim;
import io.tributary.interaction.dedup.DedupKey;
import io.tributary.interaction.dedup.Space;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A valid interaction on its way to be recorded.
 *
 * @param id under which it is stored if it is the first of its key
 * @param product whose it is
 * @param wallet who acted
 * @param type for example {@code purchase.completed}
 * @param dedupKey as it is shown
 * @param claim what makes it a duplicate
 * @param source {@code sdk}, or the kind of a webhook
 * @param occurredAt as the client said; null: when it is received
 * @param data the type's data, a JSON object
 * @param orderId order of a purchase
 * @param referrer who is named by a {@code referral.referred}
 * @param analytics the client's own ids
 * @param publishable whether it came by a publishable key, so that nobody vouches for its wallet
 * @param test whether it came by a test key
 * @param bytes what it weighs in the queue
 * @param checkout what it claims of an order that a webhook brings; null where it claims nothing
 */
public record NewInteraction(
        InteractionId id,
        ProductId product,
        Address wallet,
        String type,
        String dedupKey,
        Claim claim,
        String source,
        @Nullable Instant occurredAt,
        String data,
        @Nullable String orderId,
        @Nullable Address referrer,
        Analytics analytics,
        boolean publishable,
        boolean test,
        int bytes,
        @Nullable CheckoutClaim checkout) {

    /** One that a server vouches for, and that claims no order of a webhook. */
    public NewInteraction(
            InteractionId id,
            ProductId product,
            Address wallet,
            String type,
            String dedupKey,
            Claim claim,
            String source,
            @Nullable Instant occurredAt,
            String data,
            @Nullable String orderId,
            @Nullable Address referrer,
            Analytics analytics,
            boolean test,
            int bytes) {
        this(
                id,
                product,
                wallet,
                type,
                dedupKey,
                claim,
                source,
                occurredAt,
                data,
                orderId,
                referrer,
                analytics,
                false,
                test,
                bytes,
                null);
    }

    /** The same, with what it claims. */
    public NewInteraction claiming(CheckoutClaim claimed) {
        return with(dedupKey, claim, referrer, analytics, claimed);
    }

    /**
     * A referral whose referrer was named by a code: as if it had named the wallet, so that the
     * same referral by code and by address are duplicates.
     */
    public NewInteraction referredBy(Address owner, String code) {
        boolean derived = dedupKey.equalsIgnoreCase(code);
        String key = derived ? owner.value() : dedupKey;
        DedupKey claimed = new DedupKey.PerWallet(space(), wallet, type, key);
        Claim byOwner = new Claim(id, claimed, wallet, claim.window(), claim.content());
        return with(key, byOwner, owner, analytics, checkout);
    }

    /** Where its duplicates and its referrals are. */
    public Space space() {
        return new Space(product, test);
    }

    /** The same with these ids. */
    public NewInteraction withAnalytics(Analytics found) {
        return with(dedupKey, claim, referrer, found, checkout);
    }

    private NewInteraction with(
            String otherKey,
            Claim otherClaim,
            @Nullable Address otherReferrer,
            Analytics otherAnalytics,
            @Nullable CheckoutClaim otherCheckout) {
        return new NewInteraction(
                id,
                product,
                wallet,
                type,
                otherKey,
                otherClaim,
                source,
                occurredAt,
                data,
                orderId,
                otherReferrer,
                otherAnalytics,
                publishable,
                test,
                bytes,
                otherCheckout);
    }
}
