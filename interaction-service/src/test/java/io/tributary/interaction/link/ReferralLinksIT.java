package io.tributary.interaction.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.values.Address;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class ReferralLinksIT extends RunningService {

    @Test
    void givesAWalletOneCodeForEver() {
        KnownShop shop = aShop();
        Address bob = aWallet();
        String code = link(shop, bob);
        assertThat(code).matches("[2-9a-hjkmnp-tv-z]{10}");
        assertThat(link(shop, bob)).isEqualTo(code);
        assertThat(link(shop, aWallet())).isNotEqualTo(code);
        assertThat(link(aShop(), bob)).isNotEqualTo(code);
    }

    @Test
    void showsTheCodeAndKeepsTheUrl() {
        KnownShop shop = aShop();
        Address bob = aWallet();
        String code = link(shop, bob);
        String id =
                accepted(
                        shop,
                        interaction(
                                shop,
                                bob,
                                "referral.link_creation",
                                Map.of("url", "https://shop.example/?r=1", "n", aText())));
        get(shop, id)
                .expectBody()
                .jsonPath("$.link.code")
                .isEqualTo(code)
                .jsonPath("$.data.url")
                .isEqualTo("https://shop.example/?r=1");
        String purchase = accepted(shop, aPurchase(shop, bob, "A-1"));
        get(shop, purchase).expectBody().jsonPath("$.link").doesNotExist();
    }

    @Test
    void linksToTheOwnerOfTheCode() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        Address bob = aWallet();
        post(shop, byCode(shop, alice, link(shop, bob).toUpperCase(Locale.ROOT)))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.referral.outcome")
                .isEqualTo("linked")
                .jsonPath("$.referral.referrer")
                .isEqualTo(bob.value());
        get(shop, accepted(shop, aPurchase(shop, alice, "A-1")))
                .expectBody()
                .jsonPath("$.referralChain[0]")
                .isEqualTo(bob.value());
    }

    @Test
    void takesTheSameReferralByCodeAndByAddressOnce() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        Address bob = aWallet();
        String code = link(shop, bob);
        String first = accepted(shop, byCode(shop, alice, code));
        post(shop, aReferral(shop, alice, bob))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(first);
        get(shop, first).expectBody().jsonPath("$.dedupKey").isEqualTo(bob.value());
    }

    @Test
    void judgesAReferralByCodeAsOneByAddress() {
        KnownShop shop = aShop();
        Address bob = aWallet();
        post(shop, byCode(shop, bob, link(shop, bob)))
                .expectBody()
                .jsonPath("$.referral.outcome")
                .isEqualTo("self-referral");
    }

    @Test
    void refusesACodeThatIsNobodysHere() {
        KnownShop shop = aShop();
        String elsewhere = link(aShop(), aWallet());
        for (String code : List.of(elsewhere, "2222222222", "x", "x".repeat(256))) {
            post(shop, byCode(shop, aWallet(), code))
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].pointer")
                    .isEqualTo("/data/code")
                    .jsonPath("$.errors[0].expected")
                    .isNotEmpty();
        }
        assertThat(shop.count("interactions")).isZero();
        assertThat(shop.count("interaction_dedup_keys")).isZero();
    }

    @Test
    void refusesOnlyThatItemOfABatch() {
        KnownShop shop = aShop();
        Address bob = aWallet();
        String code = link(shop, bob);
        postBatch(
                        shop,
                        List.of(
                                byCode(shop, aWallet(), "2222222222"),
                                byCode(shop, aWallet(), code),
                                interaction(shop, bob, "referral.link_creation", Map.of("n", 1))))
                .expectStatus()
                .isEqualTo(207)
                .expectBody()
                .jsonPath("$.results[0].status")
                .isEqualTo("rejected")
                .jsonPath("$.results[0].problem.errors[0].pointer")
                .isEqualTo("/data/code")
                .jsonPath("$.results[1].referral.referrer")
                .isEqualTo(bob.value());
    }

    @Test
    void drawsOneCodeWhenManyAskAtOnce() {
        KnownShop shop = aShop();
        Address bob = aWallet();
        List<String> codes =
                Objects.requireNonNull(
                        Flux.range(0, 24)
                                .flatMap(
                                        i ->
                                                Mono.fromCallable(() -> link(shop, bob))
                                                        .subscribeOn(Schedulers.boundedElastic()),
                                        24)
                                .collectList()
                                .block(SOON));
        assertThat(codes).hasSize(24).containsOnly(codes.getFirst());
    }

    @Test
    void tellsAProductWhoseLinkItIs() {
        KnownShop shop = aShop();
        Address bob = aWallet();
        String code = link(shop, bob);
        find(shop.bearer(), code)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("{\"code\":\"" + code + "\",\"referrer\":\"" + bob + "\"}");
        find(aShop().bearer(), code).expectStatus().isNotFound();
        find("Bearer sk_unknown", code).expectStatus().isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2222222222", "x", "%00", "%F0%9F%98%80", "a%2Fb"})
    void findsNothingByAnotherCode(String code) {
        int status = find(aShop().bearer(), code).expectBody().returnResult().getStatus().value();
        assertThat(status).isIn(400, 404);
    }

    private String link(KnownShop shop, Address wallet) {
        Map<String, Object> creation =
                new HashMap<>(interaction(shop, wallet, "referral.link_creation", Map.of()));
        creation.put("dedupKey", aText());
        Made made =
                post(shop, creation)
                        .expectStatus()
                        .isAccepted()
                        .expectBody(Made.class)
                        .returnResult()
                        .getResponseBody();
        return Objects.requireNonNull(made).link().code();
    }

    private static Map<String, Object> byCode(KnownShop shop, Address referee, String code) {
        return interaction(shop, referee, "referral.referred", Map.of("code", code));
    }

    private WebTestClient.ResponseSpec find(String bearer, String code) {
        return client().get()
                .uri(base -> URI.create(base.build() + "/external/referral-links/" + code))
                .header("Authorization", bearer)
                .exchange();
    }

    private record Made(Link link) {}

    private record Link(String code) {}
}
