package io.tributary.interaction.limit;

import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.limit.WalletHours.Member;
import io.tributary.interaction.limit.WalletHours.Used;
import io.tributary.messaging.product.KnownProduct;
import io.tributary.messaging.product.KnownProducts;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How many interactions of one wallet a product takes in an hour. A product that says so limits
 * them all; else only those that come by publishable keys are limited, since a server vouches for
 * its wallets and a browser vouches for nobody.
 */
@Component
public class WalletLimits {

    private static final String SDK = "sdk";

    private final KnownProducts products;
    private final WalletHours hours;
    private final LimitProperties properties;

    WalletLimits(KnownProducts products, WalletHours hours, LimitProperties properties) {
        this.products = products;
        this.hours = hours;
        this.properties = properties;
    }

    /**
     * The limits that hold for some of these; to be asked before the transaction, from memory.
     *
     * @return by interaction; without those that have none, so empty where nothing is to be counted
     */
    public Mono<Map<InteractionId, Integer>> of(List<NewInteraction> items) {
        Set<ProductId> ids =
                items.stream().map(NewInteraction::product).collect(Collectors.toSet());
        return Flux.fromIterable(ids)
                .flatMap(products::find)
                .collectMap(
                        KnownProduct::id, product -> product.settings().walletInteractionsPerHour())
                .map(perProduct -> limits(items, perProduct));
    }

    /**
     * Counts first interactions inside their transaction. Locks: the wallets' hours, sorted.
     *
     * @param firsts those with a limit, in the order in which they came
     * @param limits of {@link #of}
     * @return those for which there is no room any more, and how long that lasts; they count as
     *     nothing
     */
    public Mono<Map<InteractionId, Duration>> count(
            List<NewInteraction> firsts, Map<InteractionId, Integer> limits) {
        if (firsts.isEmpty()) {
            return Mono.just(Map.of());
        }
        Map<Member, List<NewInteraction>> perWallet =
                firsts.stream()
                        .collect(
                                Collectors.groupingBy(
                                        item -> new Member(item.product(), item.wallet()),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        Map<Member, Integer> amounts = new HashMap<>();
        perWallet.forEach((member, items) -> amounts.put(member, items.size()));
        return hours.add(amounts).collectList().flatMap(used -> refuse(used, perWallet, limits));
    }

    private Mono<Map<InteractionId, Duration>> refuse(
            List<Used> used,
            Map<Member, List<NewInteraction>> perWallet,
            Map<InteractionId, Integer> limits) {
        Map<Member, Integer> back = new HashMap<>();
        Map<InteractionId, Duration> refused = new HashMap<>();
        for (Used hour : used) {
            List<NewInteraction> items = perWallet.getOrDefault(hour.member(), List.of());
            int over = Math.min(items.size(), hour.used() - limit(items, limits));
            if (over > 0) {
                back.put(hour.member(), over);
                items.subList(items.size() - over, items.size())
                        .forEach(item -> refused.put(item.id(), hour.left()));
            }
        }
        return back.isEmpty() ? Mono.just(refused) : hours.giveBack(back).thenReturn(refused);
    }

    private Map<InteractionId, Integer> limits(
            List<NewInteraction> items, Map<ProductId, Integer> perProduct) {
        Map<InteractionId, Integer> limits = new HashMap<>();
        for (NewInteraction item : items) {
            int stated = perProduct.getOrDefault(item.product(), 0);
            int limit = stated > 0 ? stated : item.publishable() ? properties.walletPerHour() : 0;
            // A shop's order is paid already, and nobody would send it again.
            if (limit > 0 && item.source().equals(SDK)) {
                limits.put(item.id(), limit);
            }
        }
        return limits;
    }

    /* The same for all of one wallet: either the product's, or they are all of publishable keys. */
    private static int limit(List<NewInteraction> items, Map<InteractionId, Integer> limits) {
        return limits.getOrDefault(items.getFirst().id(), Integer.MAX_VALUE);
    }
}
