package io.tributary.interaction.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.InteractionServiceApplication;
import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.interaction.lineage.Edges;
import io.tributary.testkit.delivery.SecondInstance;
import io.tributary.values.Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Many threads on two instances try to close rings, each edge of a ring from another side. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RivalRingsIT extends RunningService {

    private static final int AT_ONCE = 32;

    private final Random random = new Random(20261129);

    @SuppressWarnings("NullAway.Init") // Set before the tests.
    private SecondInstance other;

    @BeforeAll
    void startTheOther(@Autowired ApplicationContext first) {
        other =
                SecondInstance.sharing(
                        first,
                        InteractionServiceApplication.class,
                        "spring.config.name=interaction-service");
    }

    @AfterAll
    void stopTheOther() throws Exception {
        other.close();
    }

    @Test
    void leaveOneEdgeOutOfEveryTriangle() {
        KnownShop shop = aShop();
        List<Referral> referrals = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            referrals.addAll(ring(3));
        }
        Collections.shuffle(referrals, random);
        assertThat(post(shop, referrals)).containsOnly(202);
        Edges edges = Edges.of(shop);
        edges.assertAcyclic();
        assertThat(edges.referrers()).hasSize(80);
    }

    @Test
    void leaveOneEdgeOutOfEveryLongRing() {
        KnownShop shop = aShop();
        List<Referral> referrals = new ArrayList<>();
        for (int length : List.of(2, 4, 9, 25, 60)) {
            referrals.addAll(ring(length));
        }
        Collections.shuffle(referrals, random);
        assertThat(post(shop, referrals)).containsOnly(202);
        Edges edges = Edges.of(shop);
        edges.assertAcyclic();
        assertThat(edges.referrers()).hasSize(referrals.size() - 5);
    }

    @Test
    void closeNothingWhenEverybodyRefersEverybody() {
        KnownShop shop = aShop();
        List<Address> wallets = wallets(9);
        List<Referral> referrals =
                randomPairs(300, wallets.size()).stream()
                        .map(pair -> new Referral(wallets.get(pair[0]), wallets.get(pair[1])))
                        .toList();
        assertThat(post(shop, referrals)).containsOnly(200, 202);
        Edges.of(shop).assertAcyclic();
    }

    /** Each refers the next, and the last the first. */
    private static List<Referral> ring(int length) {
        List<Address> wallets = wallets(length);
        List<Referral> ring = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            ring.add(new Referral(wallets.get(i), wallets.get((i + 1) % length)));
        }
        return ring;
    }

    private static List<Address> wallets(int count) {
        return Stream.generate(() -> aWallet()).limit(count).toList();
    }

    private List<Integer> post(KnownShop shop, List<Referral> referrals) {
        List<WebTestClient> instances = List.of(client(), clientOf(other.port()));
        return Objects.requireNonNull(
                Flux.range(0, referrals.size())
                        .flatMap(
                                i ->
                                        status(shop, referrals.get(i), instances.get(i % 2))
                                                .subscribeOn(Schedulers.boundedElastic()),
                                AT_ONCE)
                        .collectList()
                        .block(SOON.multipliedBy(2)));
    }

    private static Mono<Integer> status(KnownShop shop, Referral referral, WebTestClient instance) {
        Object body = aReferral(shop, referral.referee(), referral.referrer());
        return Mono.fromCallable(() ->
                post(instance, "/external/interactions", shop, body)
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .value());
    }

    private record Referral(Address referee, Address referrer) {}
}
