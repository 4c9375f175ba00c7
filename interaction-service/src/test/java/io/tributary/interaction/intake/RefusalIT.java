package io.tributary.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Interactions that are refused, and callers that are. */
class RefusalIT extends RunningService {

    private static final String PROBLEM = "urn:tributary:problem:";

    @Test
    void refusesAWrongWalletWithWhatWasExpected() {
        KnownShop shop = aShop();
        Map<String, Object> purchase = new HashMap<>(aPurchase(shop, aWallet(), "A-1"));
        purchase.put("wallet", "0x12");
        post(shop, purchase)
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "invalid-request")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/wallet")
                .jsonPath("$.errors[0].value")
                .isEqualTo("0x12");
        assertThat(shop.count("interactions")).isZero();
    }

    @Test
    void refusesNulInData() {
        KnownShop shop = aShop();
        post(shop, interaction(shop, aWallet(), "webshop.open", Map.of("page", "a\u0000b")))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/data/page");
    }

    @Test
    void refusesMoreThanAMinuteAhead() {
        KnownShop shop = aShop();
        Map<String, Object> visit =
                new HashMap<>(interaction(shop, aWallet(), "webshop.open", Map.of()));
        visit.put("occurredAt", Instant.now().plusSeconds(90).toString());
        post(shop, visit).expectStatus().isEqualTo(422);
    }

    @Test
    void refusesWhatIsTooLarge() {
        KnownShop shop = aShop();
        Map<String, Object> large = Map.of("text", "x".repeat(33_000));
        post(shop, interaction(shop, aWallet(), "webshop.open", large))
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "too-large");
    }

    @Test
    void refusesOtherMediaTypesAndBrokenJson() {
        KnownShop shop = aShop();
        raw(shop, MediaType.TEXT_PLAIN, "{}").expectStatus().isEqualTo(415);
        raw(shop, MediaType.APPLICATION_JSON, "{\"productId\":")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "malformed-json");
        raw(shop, MediaType.APPLICATION_JSON, "{\"a\":1,\"a\":2}").expectStatus().isBadRequest();
        String deep = "{\"data\":" + "[".repeat(70) + "]".repeat(70) + "}";
        raw(shop, MediaType.APPLICATION_JSON, deep).expectStatus().isBadRequest();
    }

    @Test
    void asksForAKeyOfTheProduct() {
        KnownShop shop = aShop();
        KnownShop other = aShop();
        client().post()
                .uri("/external/interactions")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Bearer.*");
        client().post()
                .uri("/external/interactions")
                .header("Authorization", TestTokens.shared().bearer(aWallet()))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(aPurchase(shop, aWallet(), "A-1"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        post(other, aPurchase(shop, aWallet(), "A-1"))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "product-mismatch");
    }

    @Test
    void showsAnInteractionOnlyToThoseOfItsProduct() {
        Address manager = aWallet();
        KnownShop shop = aShop().withRoles(manager, 4);
        String id = accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        asWallet(manager, id).expectStatus().isOk();
        asWallet(aWallet(), id).expectStatus().isNotFound();
        get(aShop(), id).expectStatus().isNotFound();
        get(shop, UUID.randomUUID().toString()).expectStatus().isNotFound();
        get(shop, "none").expectStatus().isNotFound();
    }

    private WebTestClient.ResponseSpec raw(KnownShop shop, MediaType type, String body) {
        return client().post()
                .uri("/external/interactions")
                .header("Authorization", shop.bearer())
                .contentType(type)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec asWallet(Address wallet, String id) {
        return client().get()
                .uri("/external/interactions/{id}", id)
                .header("Authorization", TestTokens.shared().bearer(wallet))
                .exchange();
    }
}
