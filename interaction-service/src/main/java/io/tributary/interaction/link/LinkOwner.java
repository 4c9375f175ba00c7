package io.tributary.interaction.link;

import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.journal.StoredInteraction;
import io.tributary.values.Address;
import io.tributary.values.ProductId;

/** A wallet that made a link of a product. */
public record LinkOwner(ProductId product, Address wallet) {

    private static final String TYPE = "referral.link_creation";

    /** Whoever made this interaction. */
    public static LinkOwner of(NewInteraction made) {
        return new LinkOwner(made.product(), made.wallet());
    }

    /** Whoever made this interaction. */
    public static LinkOwner of(StoredInteraction made) {
        return new LinkOwner(made.product(), made.wallet());
    }

    /** Whether an interaction of this type makes a link. */
    public static boolean makesLink(String type) {
        return type.equals(TYPE);
    }
}
