package io.tributary.interaction.lineage;

import io.tributary.values.Address;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who stands above a wallet.
 *
 * @param wallet the wallet
 * @param referrer its referrer
 * @param chain that one, its referrer, and so on, as deep as was asked
 * @param since when the wallet got this referrer
 * @param changes what administrators changed, newest first
 */
record LineageView(
        Address wallet,
        @Nullable Address referrer,
        List<Address> chain,
        @Nullable Instant since,
        List<ReferralChange> changes) {

    static LineageView of(Address wallet, List<ReferralEdge> above, List<ReferralChange> changes) {
        ReferralEdge direct = above.isEmpty() ? null : above.getFirst();
        return new LineageView(
                wallet,
                direct == null ? null : direct.referrer(),
                above.stream().map(ReferralEdge::referrer).toList(),
                direct == null ? null : direct.since(),
                changes);
    }
}
