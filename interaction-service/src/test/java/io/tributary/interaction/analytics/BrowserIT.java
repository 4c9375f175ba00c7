package io.tributary.interaction.analytics;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What a page sees and correlates with its shop's publishable key. */
class BrowserIT extends RunningService {

    @Test
    void inheritsTheIdsLastSeenWithItsWallet() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        visit(shop, alice, Map.of("analytics", Map.of("sessionId", "s-1")));
        String later = visit(shop, alice, Map.of("data", Map.of("page", 2)));
        get(shop, later)
                .expectBody()
                .jsonPath("$.analytics.sessionId")
                .isEqualTo("s-1")
                .jsonPath("$.analytics.correlatedBy")
                .isEqualTo("wallet");
        String others = visit(shop, aWallet(), Map.of());
        get(shop, others)
                .expectBody()
                .jsonPath("$.analytics.correlatedBy")
                .isEqualTo("fingerprint");
    }

    @Test
    void listsItsWalletsOwnOnly() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        String own = visit(shop, alice, Map.of());
        visit(shop, aWallet(), Map.of());
        list(shop, alice, "")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo(own);
        list(shop, alice, "?wallet=" + aWallet()).expectStatus().isForbidden();
        client().get()
                .uri("/external/interactions")
                .header("Authorization", "Bearer " + shop.publishableKey())
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void attachesIdsToItsWalletsOwnOnly() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        String own = visit(shop, alice, Map.of());
        attach(shop, alice, own).expectStatus().isOk();
        attach(shop, aWallet(), own).expectStatus().isNotFound();
    }

    private String visit(KnownShop shop, Address wallet, Map<String, Object> more) {
        Map<String, Object> visit =
                new HashMap<>(interaction(shop, wallet, "webshop.open", Map.of()));
        visit.putAll(more);
        visit.put("dedupKey", aText());
        Answer answer =
                as(
                                shop,
                                wallet,
                                client().post()
                                        .uri("/external/interactions")
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .bodyValue(visit))
                        .expectStatus()
                        .isAccepted()
                        .expectBody(Answer.class)
                        .returnResult()
                        .getResponseBody();
        return Objects.requireNonNull(answer).id();
    }

    private ResponseSpec list(KnownShop shop, Address wallet, String query) {
        return as(shop, wallet, client().get().uri("/external/interactions" + query));
    }

    private ResponseSpec attach(KnownShop shop, Address wallet, String id) {
        return as(
                shop,
                wallet,
                client().put()
                        .uri("/external/interactions/{id}/analytics", id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("sessionId", "s-9")));
    }

    private static ResponseSpec as(KnownShop shop, Address wallet, RequestHeadersSpec<?> request) {
        request.header("Authorization", "Bearer " + shop.publishableKey());
        request.header("X-Wallet-Token", TestTokens.shared().token(wallet));
        return request.exchange();
    }
}
