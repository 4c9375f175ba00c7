package io.tributary.interaction.dedup;

import io.tributary.values.InteractionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides the claims of a group inside its transaction. Lock order: keys per wallet, sorted; then
 * orders, sorted. Equal keys of one group are collapsed first, and the earlier one stands for all.
 */
@Component
public class Claims {

    private final WalletClaims walletClaims;
    private final OrderClaims orderClaims;

    Claims(WalletClaims walletClaims, OrderClaims orderClaims) {
        this.walletClaims = walletClaims;
        this.orderClaims = orderClaims;
    }

    /** One verdict for every claim. */
    public Mono<Map<InteractionId, Claimed>> claim(List<Claim> claims) {
        Map<DedupKey, Claim> leaders = new LinkedHashMap<>();
        claims.forEach(claim -> leaders.putIfAbsent(claim.key(), claim));
        List<Claim> perWallet = new ArrayList<>();
        List<Claim> perOrder = new ArrayList<>();
        for (Claim leader : leaders.values()) {
            switch (leader.key()) {
                case DedupKey.PerWallet _ -> perWallet.add(leader);
                case DedupKey.PerOrder _ -> perOrder.add(leader);
            }
        }
        return walletClaims
                .claim(perWallet)
                .flatMap(first ->
                        orderClaims.claim(perOrder).map(second -> verdicts(claims, first, second)));
    }

    private static Map<InteractionId, Claimed> verdicts(
            List<Claim> claims, Map<DedupKey, Owner> perWallet, Map<DedupKey, Owner> perOrder) {
        Map<DedupKey, Owner> owners = new HashMap<>(perWallet);
        owners.putAll(perOrder);
        Map<InteractionId, Claimed> verdicts = new HashMap<>();
        for (Claim claim : claims) {
            Owner owner = owners.get(claim.key());
            if (owner == null) {
                throw new IllegalStateException("owner of a claimed key: none (expected: one)");
            }
            verdicts.put(claim.id(), owner.verdictOn(claim));
        }
        return verdicts;
    }
}
