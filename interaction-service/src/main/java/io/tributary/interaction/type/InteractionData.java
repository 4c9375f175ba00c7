package io.tributary.interaction.type;

import io.tributary.interaction.dedup.DedupKey;
import io.tributary.interaction.dedup.Space;
import io.tributary.values.Address;
import io.tributary.values.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an interaction says, checked: one record for each type, with the fields that the type knows.
 * Whatever else a client sent in {@code data} is kept beside it as JSON.
 */
// Over the bound because it has one record for each type.
public sealed interface InteractionData {

    /** The type as it is written, for example {@code purchase.completed}. */
    String type();

    /** Whether only a secret key or a webhook may bring it. */
    default boolean provesValue() {
        return false;
    }

    /** What makes it a duplicate where nobody sends a key. */
    default String derivedKey() {
        return "";
    }

    /** The one key that it can have, since its data says it; null where a client may choose. */
    default @Nullable String ownKey() {
        return null;
    }

    /** What it has in common with its duplicates under this key. */
    default DedupKey dedupKey(Space space, Address wallet, String key) {
        return new DedupKey.PerWallet(space, wallet, type(), key);
    }

    /** The order of a purchase. */
    default @Nullable String orderId() {
        return null;
    }

    /** Who is named as referrer. */
    default @Nullable Address referrer() {
        return null;
    }

    /**
     * Somebody came by somebody; the wallet is the referee.
     *
     * @param referrer null only beside a code
     * @param code of the referrer's link, by which it is found before the interaction is recorded
     */
    record ReferralReferred(@Nullable Address referrer, @Nullable String code)
            implements InteractionData {

        public ReferralReferred {
            if (referrer == null && code == null) {
                throw new IllegalArgumentException(
                        "referral.referred: no referrer (expected: one, or a code)");
            }
        }

        /** One that names the wallet. */
        public ReferralReferred(Address referrer) {
            this(referrer, null);
        }

        @Override
        public String type() {
            return TypeWord.REFERRAL_REFERRED;
        }

        @Override
        public String derivedKey() {
            return referrer != null ? referrer.value() : String.valueOf(code);
        }
    }

    /** Somebody made a link to share. */
    record ReferralLinkCreation() implements InteractionData {

        @Override
        public String type() {
            return TypeWord.REFERRAL_LINK_CREATION;
        }
    }

    /**
     * A purchase that is not paid: an order, or a checkout that will become one, or both.
     *
     * @param orderId null only beside a checkout token
     */
    record PurchaseStarted(
            @Nullable String orderId, @Nullable String checkoutToken, @Nullable Money total)
            implements InteractionData {

        public PurchaseStarted {
            if (orderId == null && checkoutToken == null) {
                throw new IllegalArgumentException(
                        "purchase.started: no orderId (expected: one, or a checkoutToken)");
            }
        }

        @Override
        public String type() {
            return TypeWord.PURCHASE_STARTED;
        }

        @Override
        public String derivedKey() {
            return orderId != null ? orderId : String.valueOf(checkoutToken);
        }

        @Override
        public @Nullable String ownKey() {
            return orderId;
        }
    }

    /** A paid order. */
    record PurchaseCompleted(String orderId, Money total) implements InteractionData {

        @Override
        public String type() {
            return TypeWord.PURCHASE_COMPLETED;
        }

        @Override
        public boolean provesValue() {
            return true;
        }

        @Override
        public String derivedKey() {
            return orderId;
        }

        @Override
        public String ownKey() {
            return orderId;
        }

        @Override
        public DedupKey dedupKey(Space space, Address wallet, String key) {
            return new DedupKey.PerOrder(space, orderId);
        }
    }

    /** Money of an order that went back, all of it or a part. */
    record PurchaseRefunded(String orderId, String refundId, Money refunded)
            implements InteractionData {

        @Override
        public String type() {
            return TypeWord.PURCHASE_REFUNDED;
        }

        @Override
        public boolean provesValue() {
            return true;
        }

        @Override
        public String derivedKey() {
            return refundId;
        }

        @Override
        public String ownKey() {
            return refundId;
        }

        @Override
        public DedupKey dedupKey(Space space, Address wallet, String key) {
            return new DedupKey.PerRefund(space, refundId);
        }
    }

    /** An order that was called off. */
    record PurchaseCancelled(String orderId) implements InteractionData {

        @Override
        public String type() {
            return TypeWord.PURCHASE_CANCELLED;
        }

        @Override
        public boolean provesValue() {
            return true;
        }

        @Override
        public String derivedKey() {
            return orderId;
        }

        @Override
        public String ownKey() {
            return orderId;
        }

        @Override
        public DedupKey dedupKey(Space space, Address wallet, String key) {
            return new DedupKey.PerCancellation(space, orderId);
        }
    }

    /** Somebody looked at a shop. */
    record WebshopOpen() implements InteractionData {

        @Override
        public String type() {
            return TypeWord.WEBSHOP_OPEN;
        }
    }

    /** Somebody opened an article. */
    record PressOpenArticle(String articleId) implements InteractionData {

        @Override
        public String type() {
            return TypeWord.PRESS_OPEN_ARTICLE;
        }
    }

    /** Somebody read an article. */
    record PressReadArticle(String articleId) implements InteractionData {

        @Override
        public String type() {
            return TypeWord.PRESS_READ_ARTICLE;
        }
    }

    /** A customer met somebody of an agency. */
    record RetailCustomerMeeting(String agencyId) implements InteractionData {

        @Override
        public String type() {
            return TypeWord.RETAIL_CUSTOMER_MEETING;
        }

        @Override
        public boolean provesValue() {
            return true;
        }
    }

    /**
     * What only the product knows.
     *
     * @param type {@code custom.} and a name
     */
    record Custom(String type) implements InteractionData {

        public Custom {
            if (!TypeWord.isCustom(type)) {
                throw new IllegalArgumentException("type: " + type + " (expected: custom.<name>)");
            }
        }
    }
}
