package io.tributary.interaction.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A chain of 100,000 referrers, as no request can make it, costs nobody more than a short one. */
class DeepChainIT extends RunningService {

    private static final int LINKS = 100_000;

    /** Far above what is seen (some 10 ms), far below what 100,000 steps take. */
    private static final Duration QUICK = Duration.ofMillis(1500);

    @Test
    void stallsNobody() {
        Address manager = aWallet();
        KnownShop deep = aShop().withRoles(manager, 4);
        build(deep);
        KnownShop busy = aShop();
        List<Duration> beside = new ArrayList<>();
        Mono<Void> traffic =
                Flux.range(0, 60)
                        .concatMap(i ->
                                Mono.fromCallable(() -> timed(() -> buy(busy, aWallet(), "B-" + i)))
                                        .subscribeOn(Schedulers.boundedElastic()))
                        .doOnNext(beside::add)
                        .then()
                        .cache();
        Mono.zip(traffic.thenReturn(true), attack(deep, manager).thenReturn(true))
                .block(Duration.ofSeconds(60));
        assertThat(beside).hasSize(60).allMatch(time -> time.compareTo(QUICK) < 0);
    }

    private Mono<Void> attack(KnownShop deep, Address manager) {
        return Flux.range(0, 20)
                .concatMap(i ->
                        Mono.fromRunnable(() -> useBothEnds(deep, manager, i))
                                .subscribeOn(Schedulers.boundedElastic()))
                .then();
    }

    private void useBothEnds(KnownShop deep, Address manager, int turn) {
        Address lowest = wallet(LINKS);
        Address top = wallet(0);
        assertQuick("a purchase at the end", () -> buy(deep, lowest, "D-" + turn));
        assertQuick("the chain of the end", () -> chain(deep, manager, lowest));
        assertQuick("the tree of the end", () -> tree(deep, lowest));
        assertQuick("the tree of the top", () -> tree(deep, top));
        assertQuick("a link at the end", () -> link(deep, aWallet(), lowest, "chain-too-deep"));
        assertQuick("a link that would close it", () -> link(deep, top, lowest, "chain-too-deep"));
        assertQuick("a link at the top", () -> link(deep, aWallet(), top, "linked"));
    }

    private void build(KnownShop shop) {
        database.sql(
                        """
                        insert into referral_edges (product_id, wallet, referrer, interaction_id, linked_at)
                        select :product, '0x' || lpad(to_hex(n + 4096), 40, '0'),
                          '0x' || lpad(to_hex(n + 4095), 40, '0'), gen_random_uuid(), now()
                        from generate_series(1, :links) n
                        """)
                .bind("product", shop.id().value())
                .bind("links", LINKS)
                .then()
                .block(SOON);
        assertThat(shop.count("referral_edges")).isEqualTo(LINKS);
    }

    private void buy(KnownShop shop, Address wallet, String order) {
        accepted(shop, aPurchase(shop, wallet, order));
    }

    private void chain(KnownShop shop, Address manager, Address wallet) {
        get("/business/products/" + shop.id() + "/referrals/" + wallet + "?depth=256", manager)
                .expectBody()
                .jsonPath("$.chain.length()")
                .isEqualTo(256);
    }

    private void tree(KnownShop shop, Address wallet) {
        get("/wallet/referrals?productId=" + shop.id(), wallet).expectStatus().isOk();
    }

    private void link(KnownShop shop, Address referee, Address referrer, String outcome) {
        Map<String, Object> referral = new HashMap<>(aReferral(shop, referee, referrer));
        referral.put("dedupKey", aText());
        post(shop, referral)
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.referral.outcome")
                .isEqualTo(outcome);
    }

    private WebTestClient.ResponseSpec get(String path, Address wallet) {
        return client().get()
                .uri(path)
                .header("Authorization", TestTokens.shared().bearer(wallet))
                .exchange();
    }

    private static void assertQuick(String what, Runnable step) {
        assertThat(timed(step)).as(what).isLessThan(QUICK);
    }

    private static Duration timed(Runnable step) {
        long start = System.nanoTime();
        step.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Address wallet(int number) {
        return new Address("0x" + "%040x".formatted(number + 4096));
    }
}
