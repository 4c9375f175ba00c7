package io.tributary.interaction.dedup;

import io.tributary.values.InteractionId;
import java.time.Duration;
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

    /**
     * Gives up claims that were the first ones, in their transaction: whatever repeats them in this
     * group is over the limit with them, and what comes later may be the first.
     *
     * @param claimed of {@link #claim}
     * @param refused which, and for how long
     */
    public Mono<Map<InteractionId, Claimed>> giveUp(
            List<Claim> claims,
            Map<InteractionId, Claimed> claimed,
            Map<InteractionId, Duration> refused) {
        if (refused.isEmpty()) {
            return Mono.just(claimed);
        }
        Map<DedupKey, Duration> keys = new HashMap<>();
        List<Claim> released =
                claims.stream().filter(claim -> refused.containsKey(claim.id())).toList();
        released.forEach(claim -> keys.put(claim.key(), refused.get(claim.id())));
        Map<ClaimTable, List<Claim>> byTable =
                released.stream().collect(Collectors.groupingBy(this::tableOf));
        return Flux.fromIterable(byTable.entrySet())
                .concatMap(table -> table.getKey().release(table.getValue()))
                .then(Mono.fromSupplier(() -> overLimit(claims, claimed, keys)));
    }

    private static Map<InteractionId, Claimed> overLimit(
            List<Claim> claims,
            Map<InteractionId, Claimed> claimed,
            Map<DedupKey, Duration> refused) {
        Map<InteractionId, Claimed> told = new HashMap<>(claimed);
        for (Claim claim : claims) {
            Duration left = refused.get(claim.key());
            if (left != null) {
                told.put(claim.id(), new Claimed.OverLimit(left));
            }
        }
        return told;
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
