package io.tributary.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.values.Address;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** Interactions that are accepted, and what comes again. */
class AcceptanceIT extends RunningService {

    private static final String PROBLEM = "urn:tributary:problem:";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";

    @Test
    void acceptsAPurchaseAndShowsIt() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        Map<String, Object> purchase = new HashMap<>(aPurchase(shop, alice, "A-1"));
        String yesterday =
                Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS).toString();
        purchase.put("occurredAt", yesterday);
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
                .isEqualTo(yesterday)
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
}
