package io.tributary.interaction.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.events.Topics;
import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.interaction.journal.Analytics;
import io.tributary.interaction.journal.Correlation;
import io.tributary.testkit.TestTopics;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class AttachedAnalyticsIT extends RunningService {

    @Autowired private Correlations correlations;

    @Test
    void showsWhatTheClientSent() {
        KnownShop shop = aShop();
        String id = accepted(shop, aVisit(shop, Map.of("sessionId", "s-1")));
        get(shop, id)
                .expectBody()
                .jsonPath("$.analytics")
                .isEqualTo(Map.of("sessionId", "s-1", "correlatedBy", "client"));
        String without = accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        get(shop, without).expectBody().jsonPath("$.analytics").isEmpty();
    }

    @Test
    void attachesWhatWasMissingAndFindsItBySession() {
        KnownShop shop = aShop();
        String id = accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        put(shop, id, "{\"sessionId\":\"s-1\",\"profileId\":\"p-1\"}")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo(
                        "{\"sessionId\":\"s-1\",\"profileId\":\"p-1\",\"correlatedBy\":\"api\"}");
        get(shop, id)
                .expectBody()
                .jsonPath("$.analytics.sessionId")
                .isEqualTo("s-1")
                .jsonPath("$.analytics.correlatedBy")
                .isEqualTo("api");
        String given = accepted(shop, aVisit(shop, Map.of("sessionId", "s-1")));
        client().get()
                .uri("/external/interactions?sessionId=s-1")
                .header("Authorization", shop.bearer())
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].id")
                .isEqualTo(given)
                .jsonPath("$.items[1].id")
                .isEqualTo(id);
    }

    @Test
    void keepsWhatIsKnownFirst() {
        KnownShop shop = aShop();
        String id = accepted(shop, aVisit(shop, Map.of("sessionId", "s-1")));
        put(shop, id, "{\"sessionId\":\"s-2\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.sessionId")
                .isEqualTo("s-1")
                .jsonPath("$.correlatedBy")
                .isEqualTo("client");
        put(shop, id, "{\"sessionId\":\"s-2\",\"deviceId\":\"d-1\"}").expectStatus().isOk();
        put(shop, id, "{\"deviceId\":\"d-2\"}")
                .expectBody()
                .jsonPath("$.sessionId")
                .isEqualTo("s-1")
                .jsonPath("$.deviceId")
                .isEqualTo("d-1")
                .jsonPath("$.correlatedBy")
                .isEqualTo("api");
        assertThat(shop.count("interaction_correlations")).isEqualTo(1);
    }

    @Test
    void changesNothingOfTheInteractionItself() {
        KnownShop shop = aShop();
        String id = accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        put(shop, id, "{\"sessionId\":\"s-1\"}").expectStatus().isOk();
        Boolean untouched =
                database.sql(
                                """
                                select session_id is null and correlated_by is null as untouched
                                from interactions
                                where id = :id::uuid
                                """)
                        .bind("id", id)
                        .map(row -> Objects.requireNonNull(row.get("untouched", Boolean.class)))
                        .one()
                        .block(SOON);
        assertThat(untouched).isTrue();
    }

    /** Neither what is attached nor what comes twice makes other bytes under the same id. */
    @Test
    void leavesTheEventAsItWasHoweverOftenItIsPublished() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        Map<String, Object> purchase = new HashMap<>(aPurchase(shop, alice, "A-1"));
        purchase.put("analytics", Map.of("sessionId", "s-1"));
        String id = accepted(shop, purchase);
        await("published").atMost(SOON).until(() -> events(shop, alice).size() == 1);
        put(shop, id, "{\"deviceId\":\"d-1\",\"profileId\":\"p-1\"}").expectStatus().isOk();
        post(shop, aPurchase(shop, alice, "A-1")).expectStatus().isOk();
        shop.publishAgain();
        await("published again").atMost(SOON).until(() -> events(shop, alice).size() == 2);
        List<String> both = events(shop, alice);
        assertThat(both.getLast()).isEqualTo(both.getFirst()).startsWith(id);
    }

    @Test
    void handsTheIdsOfAClaimToItsOrder() {
        KnownShop shop = aShop();
        String id = accepted(shop, aVisit(shop, Map.of("sessionId", "s-1")));
        put(shop, id, "{\"deviceId\":\"d-1\"}").expectStatus().isOk();
        assertThat(correlations.ofClaim(InteractionId.parse(id)).block(SOON))
                .isEqualTo(Analytics.found("s-1", "d-1", null, Correlation.CLAIM));
        String without = accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        assertThat(correlations.ofClaim(InteractionId.parse(without)).block(SOON))
                .isEqualTo(Analytics.NONE);
    }

    @Test
    void isForTheProductsOwnKey() {
        KnownShop shop = aShop();
        String id = accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        put(aShop(), id, "{\"sessionId\":\"s-1\"}").expectStatus().isNotFound();
        put(shop, "00000000-0000-7000-8000-000000000000", "{\"sessionId\":\"s-1\"}")
                .expectStatus()
                .isNotFound();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"sessionId\":null}",
                "{\"sessionId\":\"\"}",
                "{\"sessionId\":1}",
                "{\"sessionId\":\"s\",\"more\":1}",
                "{\"sessionId\":\"\\u0000\"}"
            })
    void refusesABodyOfAnotherForm(String body) {
        KnownShop shop = aShop();
        String id = accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        put(shop, id, body)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1);
    }

    /** What is on the topic, each as its id and its bytes. */
    private List<String> events(KnownShop shop, Address wallet) {
        return topics.read(Topics.INTERACTIONS.name(), shop.id() + ":" + wallet).stream()
                .map(record ->
                        TestTopics.header(record, "ce_id").orElseThrow()
                                + " "
                                + HexFormat.of().formatHex(record.value()))
                .toList();
    }

    private static Map<String, Object> aVisit(KnownShop shop, Map<String, Object> analytics) {
        Map<String, Object> visit =
                new HashMap<>(interaction(shop, aWallet(), "webshop.open", Map.of()));
        visit.put("analytics", analytics);
        return visit;
    }

    private WebTestClient.ResponseSpec put(KnownShop shop, String id, String body) {
        return client().put()
                .uri("/external/interactions/{id}/analytics", id)
                .header("Authorization", shop.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
