package io.tributary.interaction.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How much one wallet may bring in an hour. */
class WalletLimitIT extends RunningService {

    private static final String PROBLEM = "urn:tributary:problem:rate-limited";

    private final Address alice = aWallet();

    @Test
    void takesAHundredOfAWalletByPublishableKeyAndNoMore() {
        KnownShop shop = aShop();
        byPage(shop, "/batch", visits(shop, 0, 99)).expectStatus().isOk();
        byPage(shop, "", visit(shop, 98)).expectStatus().isOk();
        byPage(shop, "", visit(shop, 99)).expectStatus().isAccepted();
        byPage(shop, "", visit(shop, 100))
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .value(
                        "Retry-After",
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 3600))
                .expectHeader()
                .exists("RateLimit")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM)
                .jsonPath("$.retryAfter")
                .isNumber();
        byPage(shop, "", visit(shop, 0)).expectStatus().isOk();
        post(shop, visit(shop, 101)).expectStatus().isAccepted();
        assertThat(shop.count("interactions")).isEqualTo(101);
    }

    @Test
    void refusesTheItemsOfABatchThatAreTooManyAndLetsThemComeLater() {
        KnownShop shop = limitedTo(3);
        postBatch(shop, visits(shop, 0, 5))
                .expectStatus()
                .isEqualTo(207)
                .expectBody()
                .jsonPath("$.accepted")
                .isEqualTo(3)
                .jsonPath("$.results[4].problem.type")
                .isEqualTo(PROBLEM)
                .jsonPath("$.results[4].problem.retryAfter")
                .isNumber();
        shop.limitWallets(4);
        await("more is taken")
                .atMost(SOON)
                .untilAsserted(() -> post(shop, visit(shop, 3)).expectStatus().isAccepted());
        post(shop, visit(shop, 4)).expectStatus().isEqualTo(429);
        assertThat(shop.count("interactions")).isEqualTo(4);
        assertThat(shop.count("interaction_dedup_keys")).isEqualTo(4);
    }

    @Test
    void refusesWhatRepeatsARefusedItemOfItsBatch() {
        KnownShop shop = limitedTo(1);
        postBatch(shop, List.of(visit(shop, 0), visit(shop, 1), visit(shop, 1), visit(shop, 0)))
                .expectStatus()
                .isEqualTo(207)
                .expectBody()
                .jsonPath("$.results[0].status")
                .isEqualTo("accepted")
                .jsonPath("$.results[1].status")
                .isEqualTo("rejected")
                .jsonPath("$.results[2].status")
                .isEqualTo("rejected")
                .jsonPath("$.results[3].status")
                .isEqualTo("duplicate");
    }

    @Test
    void givesAnOrderBackThatWasTooMuch() {
        KnownShop shop = limitedTo(1);
        accepted(shop, aPurchase(shop, alice, "A-1"));
        post(shop, aPurchase(shop, alice, "A-2")).expectStatus().isEqualTo(429);
        post(shop, aPurchase(shop, alice, "A-1")).expectStatus().isOk();
        post(shop, aPurchase(shop, aWallet(), "A-2")).expectStatus().isAccepted();
        assertThat(shop.count("orders")).isEqualTo(2);
    }

    @Test
    void countsExactlyWhenManyComeAtOnce() {
        KnownShop shop = limitedTo(10);
        List<Integer> statuses =
                Objects.requireNonNull(
                        Flux.range(0, 40)
                                .flatMap(
                                        i ->
                                                Mono.fromCallable(() -> status(shop, i))
                                                        .subscribeOn(Schedulers.boundedElastic()),
                                        40)
                                .collectList()
                                .block(SOON));
        assertThat(statuses).containsOnly(202, 429);
        assertThat(statuses).filteredOn(status -> status == 202).hasSize(10);
        assertThat(shop.count("interactions")).isEqualTo(10);
    }

    @Test
    void countsEachTokenThatAPageClaims() {
        KnownShop shop = limitedTo(2);
        byPage(shop, "", aClaim(shop, "c-1")).expectStatus().isAccepted();
        byPage(shop, "", aClaim(shop, "c-1")).expectStatus().isOk();
        byPage(shop, "", aClaim(shop, "c-2")).expectStatus().isAccepted();
        byPage(shop, "", aClaim(shop, "c-3")).expectStatus().isEqualTo(429);
        assertThat(shop.count("order_claims")).isEqualTo(2);
    }

    @Test
    void limitsNobodyWhomAServerVouchesFor() {
        KnownShop shop = aShop();
        postBatch(shop, visits(shop, 0, 150)).expectStatus().isOk();
        assertThat(shop.count("wallet_hour_counts")).isZero();
    }

    private KnownShop limitedTo(int perHour) {
        KnownShop shop = aShop();
        shop.limitWallets(perHour);
        return shop;
    }

    private int status(KnownShop shop, int index) {
        return post(shop, visit(shop, index)).expectBody().returnResult().getStatus().value();
    }

    private ResponseSpec byPage(KnownShop shop, String path, Object body) {
        return client().post()
                .uri("/external/interactions" + path)
                .header("Authorization", "Bearer " + shop.publishableKey())
                .header("X-Wallet-Token", TestTokens.shared().token(alice))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private List<Map<String, Object>> visits(KnownShop shop, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> visit(shop, i)).toList();
    }

    private Map<String, Object> aClaim(KnownShop shop, String token) {
        return interaction(
                shop, alice, "purchase.started", Map.of("orderId", "A-1", "checkoutToken", token));
    }

    private Map<String, Object> visit(KnownShop shop, int index) {
        Map<String, Object> visit =
                new HashMap<>(interaction(shop, alice, "webshop.open", Map.of()));
        visit.put("dedupKey", "visit-" + index);
        return visit;
    }
}
