package io.tributary.interaction.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.values.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class ReferralsIT extends RunningService {

    @Test
    void stampsThePurchaseWithTheChainAsAtReceipt() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        Address bob = aWallet();
        Address carol = aWallet();
        String before = accepted(shop, aPurchase(shop, alice, "A-1"));
        accepted(shop, aReferral(shop, alice, bob));
        accepted(shop, aReferral(shop, bob, carol));
        String after = accepted(shop, aPurchase(shop, alice, "A-2"));
        get(shop, before).expectBody().jsonPath("$.referralChain").isEmpty();
        get(shop, after)
                .expectBody()
                .jsonPath("$.referralChain[0]")
                .isEqualTo(bob.value())
                .jsonPath("$.referralChain[1]")
                .isEqualTo(carol.value())
                .jsonPath("$.referralChain.length()")
                .isEqualTo(2);
    }

    @Test
    void saysWhatBecameOfAReferral() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        Address bob = aWallet();
        Address carol = aWallet();
        outcome(shop, alice, bob, "linked", bob);
        outcome(shop, alice, alice, "self-referral", alice);
        outcome(shop, alice, carol, "already-referred", bob);
        outcome(shop, bob, alice, "cycle", alice);
    }

    @Test
    void seesTheEdgesOfTheSameBatchInTheirOrder() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        Address bob = aWallet();
        List<Object> batch =
                List.of(
                        aReferral(shop, alice, bob),
                        aReferral(shop, bob, alice),
                        aPurchase(shop, alice, "A-1"));
        postBatch(shop, batch)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.results[0].referral.outcome")
                .isEqualTo("linked")
                .jsonPath("$.results[1].referral.outcome")
                .isEqualTo("cycle");
    }

    @Test
    void stampsTenReferrersAtTheMost() {
        KnownShop shop = aShop();
        List<Address> wallets = Stream.generate(() -> aWallet()).limit(13).toList();
        List<Object> chain = new ArrayList<>();
        for (int i = 0; i + 1 < wallets.size(); i++) {
            chain.add(aReferral(shop, wallets.get(i), wallets.get(i + 1)));
        }
        postBatch(shop, chain).expectStatus().isOk();
        get(shop, accepted(shop, aPurchase(shop, wallets.getFirst(), "A-1")))
                .expectBody()
                .jsonPath("$.referralChain.length()")
                .isEqualTo(10)
                .jsonPath("$.referralChain[9]")
                .isEqualTo(wallets.get(10).value());
    }

    @Test
    void stampsNoReferrerBeyondAnEdgeOlderThanTheWindow() {
        KnownShop shop = aShop().withAttributionWindow(Duration.ofDays(30));
        Address alice = aWallet();
        Address bob = aWallet();
        Address carol = aWallet();
        Address dave = aWallet();
        accepted(shop, aReferral(shop, alice, bob));
        accepted(shop, aReferral(shop, bob, carol));
        accepted(shop, aReferral(shop, carol, dave));
        age(shop, bob, Duration.ofDays(30).plusMinutes(1));
        age(shop, alice, Duration.ofDays(30).minusMinutes(1));
        get(shop, accepted(shop, aPurchase(shop, alice, "A-1")))
                .expectBody()
                .jsonPath("$.referralChain.length()")
                .isEqualTo(1)
                .jsonPath("$.referralChain[0]")
                .isEqualTo(bob.value());
        get(shop, accepted(shop, aPurchase(shop, bob, "A-2")))
                .expectBody()
                .jsonPath("$.referralChain")
                .isEmpty();
        outcome(shop, bob, dave, "already-referred", carol);
    }

    @Test
    void stampsAnOldReferrerWhereThereIsNoWindow() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        accepted(shop, aReferral(shop, alice, aWallet()));
        age(shop, alice, Duration.ofDays(4000));
        get(shop, accepted(shop, aPurchase(shop, alice, "A-1")))
                .expectBody()
                .jsonPath("$.referralChain.length()")
                .isEqualTo(1);
    }

    @Test
    void refusesAChainOfMoreThan256() {
        KnownShop shop = aShop();
        List<Address> wallets = Stream.generate(() -> aWallet()).limit(258).toList();
        List<Object> chain =
                IntStream.range(0, 257)
                        .<Object>mapToObj(i -> aReferral(shop, wallets.get(i + 1), wallets.get(i)))
                        .toList();
        postBatch(shop, chain)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.results[255].referral.outcome")
                .isEqualTo("linked")
                .jsonPath("$.results[256].referral.outcome")
                .isEqualTo("chain-too-deep");
        outcome(shop, aWallet(), wallets.get(256), "chain-too-deep", wallets.get(256));
        outcome(shop, aWallet(), wallets.get(255), "linked", wallets.get(255));
    }

    @Test
    void neverClosesACycleWhateverComesAtOnce() {
        KnownShop shop = aShop();
        List<Address> wallets = Stream.generate(() -> aWallet()).limit(8).toList();
        Flux.fromIterable(randomPairs(120, wallets.size()))
                .flatMap(
                        pair ->
                                Mono.fromRunnable(() ->
                                                refer(
                                                        shop,
                                                        wallets.get(pair[0]),
                                                        wallets.get(pair[1])))
                                        .subscribeOn(Schedulers.boundedElastic()),
                        24)
                .blockLast(SOON);
        Map<String, String> edges = edges(shop);
        assertThat(edges).isNotEmpty();
        edges.keySet().forEach(start -> assertEnds(start, edges));
    }

    private void age(KnownShop shop, Address wallet, Duration age) {
        database.sql(
                        """
                        update referral_edges
                        set linked_at = now() - :seconds * interval '1 second'
                        where product_id = :id
                          and wallet = :wallet
                        """)
                .bind("seconds", age.toSeconds())
                .bind("id", shop.id().value())
                .bind("wallet", wallet.value())
                .then()
                .block(SOON);
    }

    private void refer(KnownShop shop, Address referee, Address referrer) {
        post(shop, aReferral(shop, referee, referrer)).expectStatus().is2xxSuccessful();
    }

    private void outcome(
            KnownShop shop, Address referee, Address named, String outcome, Address referrer) {
        post(shop, aReferral(shop, referee, named))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.referral.outcome")
                .isEqualTo(outcome)
                .jsonPath("$.referral.referrer")
                .isEqualTo(referrer.value());
    }

    private Map<String, String> edges(KnownShop shop) {
        Map<String, String> edges = new HashMap<>();
        database.sql("select wallet, referrer from referral_edges where product_id = :id")
                .bind("id", shop.id().value())
                .map(row ->
                        List.of(
                                Objects.requireNonNull(row.get("wallet", String.class)),
                                Objects.requireNonNull(row.get("referrer", String.class))))
                .all()
                .toIterable()
                .forEach(edge -> edges.put(edge.getFirst(), edge.getLast()));
        return edges;
    }

    private static void assertEnds(String start, Map<String, String> edges) {
        Set<String> seen = new HashSet<>();
        for (String at = start; at != null; at = edges.get(at)) {
            assertThat(seen.add(at)).as("no wallet twice above " + start).isTrue();
        }
    }
}
