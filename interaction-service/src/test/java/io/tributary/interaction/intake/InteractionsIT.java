package io.tributary.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class InteractionsIT extends RunningService {

    private static final String PROBLEM = "urn:tributary:problem:";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";

    @Test
    void acceptsAPurchaseAndShowsIt() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        Map<String, Object> purchase = new HashMap<>(aPurchase(shop, alice, "A-1"));
        purchase.put("occurredAt", "2026-11-22T09:00:00Z");
        purchase.put("analytics", Map.of("sessionId", "s-1", "deviceId", "d-1"));
        String id = accepted(shop, purchase);
        get(shop, id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(id)
                .jsonPath("$.productId")
                .isEqualTo(shop.id().toString())
                .jsonPath("$.wallet")
                .isEqualTo(alice.value())
                .jsonPath("$.type")
                .isEqualTo("purchase.completed")
                .jsonPath("$.dedupKey")
                .isEqualTo("A-1")
                .jsonPath("$.source")
                .isEqualTo("sdk")
                .jsonPath("$.occurredAt")
                .isEqualTo("2026-11-22T09:00:00Z")
                .jsonPath("$.receivedAt")
                .value(String.class, time -> assertThat(time).matches(TIME))
                .jsonPath("$.data.amount")
                .isEqualTo("49.90")
                .jsonPath("$.analytics.sessionId")
                .isEqualTo("s-1")
                .jsonPath("$.analytics.profileId")
                .doesNotExist()
                .jsonPath("$.referral")
                .isEqualTo(null)
                .jsonPath("$.referralChain")
                .isArray()
                .jsonPath("$.published")
                .isEqualTo(true);
    }

    @Test
    void answersWithIdStatusTimeAndLocation() {
        KnownShop shop = aShop();
        post(shop, aPurchase(shop, aWallet(), "A-1"))
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueMatches("Location", "/external/interactions/.*")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("accepted")
                .jsonPath("$.receivedAt")
                .value(String.class, time -> assertThat(time).matches(TIME))
                .jsonPath("$.referral")
                .doesNotExist()
                .jsonPath("$.contentDiffers")
                .doesNotExist();
    }

    @Test
    void answersADuplicateWithTheFirst() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        String first = accepted(shop, aPurchase(shop, alice, "A-1"));
        post(shop, aPurchase(shop, alice, "A-1"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(first)
                .jsonPath("$.status")
                .isEqualTo("duplicate")
                .jsonPath("$.contentDiffers")
                .doesNotExist();
        assertThat(shop.count("interactions")).isEqualTo(1);
    }

    @Test
    void saysThatADuplicateDiffers() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        accepted(shop, aPurchase(shop, alice, "A-1"));
        Map<String, Object> other = Map.of("orderId", "A-1", "amount", "50.00", "currency", "EUR");
        post(shop, interaction(shop, alice, "purchase.completed", other))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.contentDiffers")
                .isEqualTo(true);
    }

    @Test
    void acceptsADerivedKeyAgainAfterAMinuteCountedFromTheFirst() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        Map<String, Object> visit = interaction(shop, alice, "webshop.open", Map.of());
        String first = accepted(shop, visit);
        shop.letPass(Duration.ofSeconds(40));
        post(shop, visit).expectStatus().isOk();
        shop.letPass(Duration.ofSeconds(21));
        assertThat(accepted(shop, visit)).isNotEqualTo(first);
        post(shop, visit).expectStatus().isOk();
    }

    @Test
    void holdsASentKeyForSevenDays() {
        KnownShop shop = aShop();
        Map<String, Object> visit =
                new HashMap<>(interaction(shop, aWallet(), "webshop.open", Map.of()));
        visit.put("dedupKey", "visit-1");
        accepted(shop, visit);
        shop.letPass(Duration.ofDays(6));
        post(shop, visit).expectStatus().isOk();
        shop.letPass(Duration.ofDays(1).plusSeconds(1));
        accepted(shop, visit);
    }

    @Test
    void holdsAnOrderForEverAndForOneWallet() {
        KnownShop shop = aShop();
        accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        post(shop, aPurchase(shop, aWallet(), "A-1"))
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "order-claimed");
        assertThat(shop.count("interactions")).isEqualTo(1);
    }

    @Test
    void keepsTheOrdersOfProductsApart() {
        KnownShop shop = aShop();
        KnownShop other = aShop();
        accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        accepted(other, aPurchase(other, aWallet(), "A-1"));
    }

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
        client().post()
                .uri("/external/interactions")
                .header("Authorization", "Bearer " + shop.publishableKey())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(aPurchase(shop, aWallet(), "A-1"))
                .exchange()
                .expectStatus()
                .isForbidden();
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

    @Test
    void answersABatchItemByItem() {
        KnownShop shop = aShop();
        KnownShop other = aShop();
        Address alice = aWallet();
        Map<String, Object> wrong = new HashMap<>(aPurchase(shop, alice, "A-2"));
        wrong.put("wallet", "0x12");
        List<Object> batch =
                List.of(
                        aPurchase(shop, alice, "A-1"),
                        aPurchase(shop, alice, "A-1"),
                        wrong,
                        aPurchase(shop, aWallet(), "A-1"),
                        aPurchase(other, alice, "A-3"),
                        interaction(shop, alice, "webshop.open", Map.of("page", "a\u0000b")),
                        interaction(
                                shop, alice, "webshop.open", Map.of("text", "x".repeat(33_000))),
                        "no object");
        postBatch(shop, batch)
                .expectStatus()
                .isEqualTo(207)
                .expectBody()
                .jsonPath("$.accepted")
                .isEqualTo(1)
                .jsonPath("$.duplicate")
                .isEqualTo(1)
                .jsonPath("$.rejected")
                .isEqualTo(6)
                .jsonPath("$.results.length()")
                .isEqualTo(8)
                .jsonPath("$.results[0].status")
                .isEqualTo("accepted")
                .jsonPath("$.results[1].status")
                .isEqualTo("duplicate")
                .jsonPath("$.results[2].problem.type")
                .isEqualTo(PROBLEM + "invalid-request")
                .jsonPath("$.results[2].problem.status")
                .isEqualTo(422)
                .jsonPath("$.results[2].problem.errors[0].pointer")
                .isEqualTo("/wallet")
                .jsonPath("$.results[3].problem.type")
                .isEqualTo(PROBLEM + "order-claimed")
                .jsonPath("$.results[4].problem.type")
                .isEqualTo(PROBLEM + "product-mismatch")
                .jsonPath("$.results[5].problem.type")
                .isEqualTo(PROBLEM + "invalid-request")
                .jsonPath("$.results[6].problem.type")
                .isEqualTo(PROBLEM + "too-large")
                .jsonPath("$.results[7].index")
                .isEqualTo(7)
                .jsonPath("$.results[7].problem.status")
                .isEqualTo(422);
        assertThat(shop.count("interactions")).isEqualTo(1);
    }

    @Test
    void answersABatchWithoutARejectionBy200() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        postBatch(shop, List.of(aPurchase(shop, alice, "A-1"), aPurchase(shop, alice, "A-1")))
                .expectStatus()
                .isOk();
    }

    @Test
    void takesAThousandItemsAndNoMore() {
        KnownShop shop = aShop();
        List<Object> thousand = Collections.nCopies(1000, aPurchase(shop, aWallet(), "A-1"));
        postBatch(shop, thousand)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.accepted")
                .isEqualTo(1)
                .jsonPath("$.duplicate")
                .isEqualTo(999);
        postBatch(shop, Collections.nCopies(1001, aPurchase(shop, aWallet(), "A-2")))
                .expectStatus()
                .isEqualTo(413);
        assertThat(shop.count("interactions")).isEqualTo(1);
    }

    @Test
    void refusesABatchThatIsNone() {
        KnownShop shop = aShop();
        postBatch(shop, List.of()).expectStatus().isEqualTo(422);
        postBatch(shop, aPurchase(shop, aWallet(), "A-1")).expectStatus().isEqualTo(422);
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
