package io.tributary.interaction.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class ReassignmentIT extends RunningService {

    private final Address manager = aWallet();

    @Test
    void givesAWalletAnotherReferrerAndWritesDownWhoDidIt() {
        KnownShop shop = aManagedShop();
        Address alice = aWallet();
        Address bob = aWallet();
        Address carol = aWallet();
        accepted(shop, aReferral(shop, alice, bob));
        put(shop, alice, carol, "bob was a mistake")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.wallet")
                .isEqualTo(alice.value())
                .jsonPath("$.referrer")
                .isEqualTo(carol.value())
                .jsonPath("$.chain.length()")
                .isEqualTo(1)
                .jsonPath("$.since")
                .isNotEmpty()
                .jsonPath("$.changes.length()")
                .isEqualTo(1)
                .jsonPath("$.changes[0].before")
                .isEqualTo(bob.value())
                .jsonPath("$.changes[0].after")
                .isEqualTo(carol.value())
                .jsonPath("$.changes[0].changedBy")
                .isEqualTo(manager.value())
                .jsonPath("$.changes[0].reason")
                .isEqualTo("bob was a mistake");
    }

    @Test
    void leavesWhatWasStampedAndStampsWhatComesLater() {
        KnownShop shop = aManagedShop();
        Address alice = aWallet();
        Address bob = aWallet();
        Address carol = aWallet();
        accepted(shop, aReferral(shop, alice, bob));
        String before = accepted(shop, aPurchase(shop, alice, "A-1"));
        put(shop, alice, carol, "moved").expectStatus().isOk();
        String after = accepted(shop, aPurchase(shop, alice, "A-2"));
        assertFirstReferrer(shop, before, bob);
        assertFirstReferrer(shop, after, carol);
    }

    @Test
    void takesTheReferrerAwaySoThatTheNextReferralLinks() {
        KnownShop shop = aManagedShop();
        Address alice = aWallet();
        Address bob = aWallet();
        accepted(shop, aReferral(shop, alice, aWallet()));
        put(shop, alice, null, "fraud")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.referrer")
                .isEmpty()
                .jsonPath("$.chain")
                .isEmpty()
                .jsonPath("$.since")
                .isEmpty();
        post(shop, aReferral(shop, alice, bob))
                .expectBody()
                .jsonPath("$.referral.outcome")
                .isEqualTo("linked");
    }

    @Test
    void changesNothingWhenAskedAgain() {
        KnownShop shop = aManagedShop();
        Address alice = aWallet();
        Address bob = aWallet();
        put(shop, alice, bob, "first").expectStatus().isOk();
        put(shop, alice, bob, "second")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.changes.length()")
                .isEqualTo(1);
        put(shop, aWallet(), null, "had none")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.changes.length()")
                .isEqualTo(0);
    }

    @Test
    void refusesWhatWouldBreakTheGraph() {
        KnownShop shop = aManagedShop();
        Address alice = aWallet();
        Address bob = aWallet();
        Address carol = aWallet();
        accepted(shop, aReferral(shop, bob, alice));
        accepted(shop, aReferral(shop, carol, bob));
        refused(shop, alice, alice, "self-referral");
        refused(shop, alice, carol, "cycle");
        List<Address> wallets = Stream.generate(() -> aWallet()).limit(257).toList();
        postBatch(
                        shop,
                        IntStream.range(0, 256)
                                .mapToObj(i -> aReferral(shop, wallets.get(i + 1), wallets.get(i)))
                                .toList())
                .expectStatus()
                .isOk();
        refused(shop, alice, wallets.getLast(), "chain-too-deep");
        assertThat(shop.count("referral_changes")).isZero();
    }

    @Test
    void showsAChainAsDeepAsItIsAsked() {
        KnownShop shop = aManagedShop();
        List<Address> wallets = Stream.generate(() -> aWallet()).limit(15).toList();
        postBatch(
                        shop,
                        IntStream.range(0, 14)
                                .mapToObj(i -> aReferral(shop, wallets.get(i), wallets.get(i + 1)))
                                .toList())
                .expectStatus()
                .isOk();
        Address alice = wallets.getFirst();
        show(shop, alice, "?depth=2")
                .expectBody()
                .jsonPath("$.chain[0]")
                .isEqualTo(wallets.get(1).value())
                .jsonPath("$.chain.length()")
                .isEqualTo(2);
        show(shop, alice, "").expectBody().jsonPath("$.chain.length()").isEqualTo(10);
        show(shop, alice, "?depth=256").expectBody().jsonPath("$.chain.length()").isEqualTo(14);
        for (String wrong : List.of("0", "257", "x", "-1", "")) {
            show(shop, alice, "?depth=" + wrong)
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].pointer")
                    .isEqualTo("depth");
        }
    }

    @Test
    void isForThoseWithTheRole() {
        Address looker = aWallet();
        KnownShop shop = aManagedShop().withRoles(looker, 2);
        Address alice = aWallet();
        put(shop, alice, aWallet(), "no right", looker).expectStatus().isForbidden();
        put(shop, alice, aWallet(), "stranger", aWallet()).expectStatus().isNotFound();
        put(aShop(), alice, aWallet(), "elsewhere").expectStatus().isNotFound();
        client().get()
                .uri("/business/products/{id}/referrals/{wallet}", shop.id(), alice)
                .header("Authorization", TestTokens.shared().bearer(looker))
                .exchange()
                .expectStatus()
                .isOk();
        client().get()
                .uri("/business/products/{id}/referrals/{wallet}", shop.id(), alice)
                .header("Authorization", TestTokens.shared().bearer(aWallet()))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\":\"x\"}",
                "{\"referrer\":null}",
                "{\"referrer\":null,\"reason\":\"\"}",
                "{\"referrer\":\"0x12\",\"reason\":\"x\"}",
                "{\"referrer\":null,\"reason\":\"x\",\"more\":1}",
                "{\"referrer\":null,\"reason\":\"\\u0000\"}"
            })
    void refusesABodyOfAnotherForm(String body) {
        client().put()
                .uri("/business/products/{id}/referrals/{wallet}", aManagedShop().id(), aWallet())
                .header("Authorization", TestTokens.shared().bearer(manager))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1);
    }

    @Test
    void keepsTheGraphFreeOfCyclesWhenManyAreMovedAtOnce() {
        KnownShop shop = aManagedShop();
        List<Address> wallets = Stream.generate(() -> aWallet()).limit(5).toList();
        Flux.fromIterable(randomPairs(80, wallets.size()))
                .flatMap(
                        pair ->
                                Mono.fromRunnable(() ->
                                                put(
                                                        shop,
                                                        wallets.get(pair[0]),
                                                        wallets.get(pair[1]),
                                                        "shuffled"))
                                        .subscribeOn(Schedulers.boundedElastic()),
                        16)
                .blockLast(SOON);
        Edges.of(shop).assertAcyclic();
    }

    private KnownShop aManagedShop() {
        return aShop().withRoles(manager, 4);
    }

    private void refused(KnownShop shop, Address wallet, Address referrer, String outcome) {
        put(shop, wallet, referrer, "try")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:referral-refused")
                .jsonPath("$.outcome")
                .isEqualTo(outcome);
    }

    private void assertFirstReferrer(KnownShop shop, String id, Address referrer) {
        get(shop, id).expectBody().jsonPath("$.referralChain[0]").isEqualTo(referrer.value());
    }

    private WebTestClient.ResponseSpec show(KnownShop shop, Address wallet, String query) {
        return client().get()
                .uri("/business/products/" + shop.id() + "/referrals/" + wallet + query)
                .header("Authorization", TestTokens.shared().bearer(manager))
                .exchange();
    }

    private WebTestClient.ResponseSpec put(
            KnownShop shop, Address wallet, @Nullable Address referrer, String reason) {
        return put(shop, wallet, referrer, reason, manager);
    }

    private WebTestClient.ResponseSpec put(
            KnownShop shop, Address wallet, @Nullable Address referrer, String reason, Address by) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("referrer", referrer == null ? null : referrer.value());
        body.put("reason", reason);
        return client().put()
                .uri("/business/products/{id}/referrals/{wallet}", shop.id(), wallet)
                .header("Authorization", TestTokens.shared().bearer(by))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
