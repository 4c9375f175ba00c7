package io.tributary.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What a page or an app may do with its shop's publishable key. */
class PublishableKeyIT extends RunningService {

    private static final String PROBLEM = "urn:tributary:problem:";
    private static final String READABLE = "Access-Control-Allow-Origin";

    private final Address alice = aWallet();
    private final String token = TestTokens.shared().token(alice);

    @Test
    void recordsForTheWalletOfTheToken() {
        KnownShop shop = aShop();
        String id = acceptedOf(shop, "webshop.open");
        read(shop, id, token).expectStatus().isOk();
        get(shop, id).expectStatus().isOk();
    }

    @Test
    void showsNobodyElsesInteractions() {
        KnownShop shop = aShop();
        String others = accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        String own = accepted(shop, aPurchase(shop, alice, "A-2"));
        read(shop, others, token).expectStatus().isNotFound();
        read(shop, own, token).expectStatus().isOk();
        with(shop, null, client().get().uri("/external/interactions/{id}", own))
                .exchange()
                .expectStatus()
                .isNotFound();
        read(aShop(), own, token).expectStatus().isNotFound();
    }

    @Test
    void refusesWithoutAGoodTokenOfAWallet() {
        KnownShop shop = aShop();
        post(shop, null, visit(shop, alice)).expectStatus().isUnauthorized();
        post(shop, TestTokens.shared().expired(alice), visit(shop, alice))
                .expectStatus()
                .isUnauthorized();
        post(shop, TestTokens.shared().forged(alice), visit(shop, alice))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer");
        assertThat(shop.count("interactions")).isZero();
    }

    @Test
    void refusesWhatIsOfAnotherWalletOrProvesValue() {
        KnownShop shop = aShop();
        assertProblem(post(shop, token, visit(shop, aWallet())), "wallet-mismatch");
        assertProblem(post(shop, token, aPurchase(shop, alice, "A-1")), "secret-key-required");
        with(
                        shop,
                        token,
                        client().post()
                                .uri("/external/interactions/batch")
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(List.of(visit(shop, alice), visit(shop, aWallet()))))
                .exchange()
                .expectStatus()
                .isEqualTo(207)
                .expectBody()
                .jsonPath("$.accepted")
                .isEqualTo(1)
                .jsonPath("$.results[1].problem.type")
                .isEqualTo(PROBLEM + "wallet-mismatch");
        assertThat(shop.count("interactions")).isEqualTo(1);
    }

    @Test
    void letsThePagesOfItsOriginsReadWhatComesBack() {
        KnownShop shop = aShop();
        KnownShop other = aShop();
        client().method(HttpMethod.OPTIONS)
                .uri("/external/interactions")
                .header("Origin", shop.origin())
                .header("Access-Control-Request-Method", "POST")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals(READABLE, shop.origin());
        fromPage(shop, shop.origin())
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueEquals(READABLE, shop.origin());
        assertProblem(fromPage(shop, other.origin()), "origin-not-allowed");
        assertProblem(fromPage(shop, "https://" + aText() + ".example"), "origin-not-allowed");
    }

    @Test
    void takesNothingWhileTheProductIsInactive() {
        KnownShop shop = aShop();
        String id = acceptedOf(shop, "webshop.open");
        shop.setActive(false);
        await("inactive")
                .atMost(SOON)
                .untilAsserted(() ->
                        assertProblem(
                                post(shop, aPurchase(shop, alice, aText())), "product-inactive"));
        assertProblem(post(shop, token, visit(shop, alice)), "product-inactive");
        get(shop, id).expectStatus().isOk();
        shop.setActive(true);
        await("active")
                .atMost(SOON)
                .untilAsserted(() ->
                        post(shop, aPurchase(shop, alice, aText())).expectStatus().isAccepted());
    }

    private String acceptedOf(KnownShop shop, String type) {
        Answer answer =
                post(shop, token, interaction(shop, alice, type, Map.of()))
                        .expectStatus()
                        .isAccepted()
                        .expectBody(Answer.class)
                        .returnResult()
                        .getResponseBody();
        if (answer == null) {
            throw new AssertionError("answer: none (expected: one)");
        }
        return answer.id();
    }

    private ResponseSpec fromPage(KnownShop shop, String origin) {
        return with(
                        shop,
                        token,
                        client().post()
                                .uri("/external/interactions")
                                .header("Origin", origin)
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(visit(shop, alice)))
                .exchange();
    }

    private ResponseSpec post(KnownShop shop, @Nullable String walletToken, Object body) {
        return with(
                        shop,
                        walletToken,
                        client().post()
                                .uri("/external/interactions")
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(body))
                .exchange();
    }

    private ResponseSpec read(KnownShop shop, String id, String walletToken) {
        return with(shop, walletToken, client().get().uri("/external/interactions/{id}", id))
                .exchange();
    }

    private static RequestHeadersSpec<?> with(
            KnownShop shop, @Nullable String walletToken, RequestHeadersSpec<?> request) {
        request.header("Authorization", "Bearer " + shop.publishableKey());
        if (walletToken != null) {
            request.header("X-Wallet-Token", walletToken);
        }
        return request;
    }

    private static Map<String, Object> visit(KnownShop shop, Address wallet) {
        return interaction(shop, wallet, "webshop.open", Map.of());
    }

    private static void assertProblem(ResponseSpec answer, String code) {
        answer.expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + code);
    }
}
