package io.tributary.interaction.dedup;

import io.tributary.values.InteractionId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Decides the claims of a group inside its transaction. Lock order: keys per wallet, sorted; then
 * orders, sorted; then refunds and cancellations, sorted. Equal keys of one group are collapsed
 * first, and the earlier one stands for all.
 */
@Component
public class Claims {

    private final WalletClaims walletClaims;
    private final OrderClaims orderClaims;
    private final ReversalClaims reversalClaims;

    Claims(WalletClaims walletClaims, OrderClaims orderClaims, ReversalClaims reversalClaims) {
        this.walletClaims = walletClaims;
        this.orderClaims = orderClaims;
        this.reversalClaims = reversalClaims;
    }

    /** One verdict for every claim. */
    public Mono<Map<InteractionId, Claimed>> claim(List<Claim> claims) {
        Map<DedupKey, Claim> leaders = new LinkedHashMap<>();
        claims.forEach(claim -> leaders.putIfAbsent(claim.key(), claim));
        Map<ClaimTable, List<Claim>> byTable =
                leaders.values().stream().collect(Collectors.groupingBy(this::tableOf));
        return Flux.just(walletClaims, orderClaims, reversalClaims)
                .concatMap(table -> table.claim(byTable.getOrDefault(table, List.of())))
                .collect(HashMap<DedupKey, Owner>::new, Map::putAll)
                .map(owners -> verdicts(claims, owners));
    }

    private ClaimTable tableOf(Claim claim) {
        return switch (claim.key()) {
            case DedupKey.PerWallet _ -> walletClaims;
            case DedupKey.PerOrder _ -> orderClaims;
            case DedupKey.PerRefund _, DedupKey.PerCancellation _ -> reversalClaims;
        };
    }

    private static Map<InteractionId, Claimed> verdicts(
            List<Claim> claims, Map<DedupKey, Owner> owners) {
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
