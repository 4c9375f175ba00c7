package io.tributary.interaction.lineage;

import io.tributary.values.Address;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wallet's place among the referrals of a product.
 *
 * @param referrer who referred it
 * @param referred how many it referred: {@code level1} itself, {@code level2} through those
 * @param items some of them, the last linked first
 * @param nextCursor where the next part starts
 */
record WalletReferrals(
        @Nullable Address referrer,
        Map<String, Long> referred,
        List<Item> items,
        @Nullable String nextCursor) {

    /** A wallet below, and since when. */
    record Item(Address wallet, int level, Instant since) {

        static Item of(TreeMember member) {
            return new Item(member.wallet(), member.level(), member.since());
        }
    }

    static WalletReferrals of(@Nullable Address referrer, ReferralTree.Below below) {
        Map<String, Long> referred = new LinkedHashMap<>();
        below.counts().forEach((level, members) -> referred.put("level" + level, members));
        return new WalletReferrals(
                referrer,
                referred,
                below.page().items().stream().map(Item::of).toList(),
                below.page().nextCursor());
    }
}
