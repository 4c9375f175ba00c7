package io.tributary.interaction.link;

import io.tributary.interaction.journal.NewInteraction;
import io.tributary.values.ProductId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A code as somebody names it on a product, whether or not it is anybody's. */
record LinkName(ProductId product, String code) {

    private static final String REFERRED = "referral.referred";

    LinkName {
        code = LinkCode.normal(code);
    }

    /** By which a referral names its referrer; null where it names the wallet, or none at all. */
    static @Nullable LinkName of(NewInteraction item) {
        if (!item.type().equals(REFERRED) || item.referrer() != null) {
            return null;
        }
        String code = JsonMapper.shared().readTree(item.data()).path("code").asString("");
        return new LinkName(item.product(), code);
    }

    /** Whether it can be somebody's. */
    boolean hasForm() {
        return LinkCode.hasForm(code);
    }
}
