package io.tributary.interaction.analytics;

import io.tributary.interaction.journal.Fingerprint;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.values.ProductId;
import java.util.ArrayList;
import java.util.List;

/**
 * By what a client is known again on a product.
 *
 * @param subject a wallet, or a fingerprint
 */
record Sighting(ProductId product, String subject) {

    /** As it is noted now. */
    static List<Sighting> now(NewInteraction item) {
        List<Sighting> now = new ArrayList<>();
        now.add(new Sighting(item.product(), item.wallet().value()));
        Fingerprint print = item.analytics().client();
        if (print != null) {
            now.add(new Sighting(item.product(), print.today()));
        }
        return now;
    }

    /** As it may have been noted within a day; the surest first. */
    static List<Sighting> withinADay(NewInteraction item) {
        List<Sighting> all = now(item);
        Fingerprint print = item.analytics().client();
        if (print != null && print.yesterday() != null) {
            all.add(new Sighting(item.product(), print.yesterday()));
        }
        return all;
    }

    boolean isOfWallet() {
        return subject.startsWith("0x");
    }
}
