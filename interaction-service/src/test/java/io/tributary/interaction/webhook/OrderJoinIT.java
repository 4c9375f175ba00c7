package io.tributary.interaction.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.interaction.KnownShop;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Orders of shops meet wallets, in whatever order they come. */
// Over the bound because each order of arrival is a case of its own.
class OrderJoinIT extends WebhookService {

    @Test
    void joinsAnOrderThatComesAfterItsClaim() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        accepted(shop, aClaim(shop, erin, "c-1"));
        Became became = became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        assertThat(became.outcome()).isEqualTo("stored");
        get(shop, String.valueOf(became.interactionId()))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.wallet")
                .isEqualTo(erin.value())
                .jsonPath("$.source")
                .isEqualTo("shopify")
                .jsonPath("$.data.orderId")
                .isEqualTo("1");
        isCompletedOnce(shop, erin);
    }

    @Test
    void letsAnOrderInheritTheIdsOfItsClaim() {
        KnownShop shop = aWebshop();
        Map<String, Object> claim = new HashMap<>(aClaim(shop, aWallet(), "c-1"));
        claim.put("analytics", Map.of("sessionId", "s-1"));
        accepted(shop, claim);
        Became became = became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        get(shop, String.valueOf(became.interactionId()))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.analytics.sessionId")
                .isEqualTo("s-1")
                .jsonPath("$.analytics.correlatedBy")
                .isEqualTo("claim");
    }

    @Test
    void joinsAClaimThatComesAfterItsOrder() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        assertThat(became(shop, "orders/paid", anOrder("1", "c-1", "paid")).outcome())
                .isEqualTo("unmatched");
        accepted(shop, aClaim(shop, erin, "c-1"));
        isCompletedOnce(shop, erin);
    }

    @Test
    void joinsByTheAttributeOfTheCart() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        String order =
                """
                {"id":1,"financial_status":"paid","total_price":"49.90","currency":"EUR",
                 "note_attributes":[{"name":"tributary_wallet","value":"%s"}]}
                """
                        .formatted(erin.value());
        assertThat(became(shop, "orders/paid", order).outcome()).isEqualTo("stored");
        isCompletedOnce(shop, erin);
    }

    @Test
    void waitsUntilAnOrderIsPaid() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        accepted(shop, aClaim(shop, erin, "c-1"));
        assertThat(became(shop, "orders/create", anOrder("1", "c-1", "pending")).outcome())
                .isEqualTo("ignored");
        assertThat(recorded(shop, "purchase.completed")).isEmpty();
        assertThat(became(shop, "orders/updated", anOrder("1", "c-1", "paid")).outcome())
                .isEqualTo("stored");
        isCompletedOnce(shop, erin);
    }

    @Test
    void saysDuplicateTwentyTimes() {
        KnownShop shop = aWebshop();
        accepted(shop, aClaim(shop, aWallet(), "c-1"));
        String order = anOrder("1", "c-1", "paid");
        String event = UUID.randomUUID().toString();
        Became first = read(deliver(client(), shop, "orders/paid", order, event));
        for (int i = 0; i < 20; i++) {
            Became again = read(deliver(client(), shop, "orders/paid", order, event));
            assertThat(again.outcome()).isEqualTo("duplicate");
            assertThat(again.interactionId()).isEqualTo(first.interactionId());
        }
        assertThat(recorded(shop, "purchase.completed")).hasSize(1);
    }

    @Test
    void leavesACheckoutToTheWalletThatWasFirst() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        accepted(shop, aClaim(shop, erin, "c-1"));
        accepted(shop, aClaim(shop, aWallet(), "c-1"));
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        isCompletedOnce(shop, erin);
    }

    @Test
    void saysDuplicateOfAnOrderThatTheServerCompleted() {
        KnownShop shop = aWebshop();
        String id = accepted(shop, aPurchase(shop, aWallet(), "1"));
        accepted(shop, aClaim(shop, aWallet(), "c-1"));
        Became became = became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        assertThat(became.outcome()).isEqualTo("duplicate");
        assertThat(became.interactionId()).isEqualTo(id);
        assertThat(recorded(shop, "purchase.completed")).hasSize(1);
    }

    @Test
    void joinsWhatACrashHasLeftApart() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        assertThat(became(shop, "orders/paid", anOrder("1", "c-1", "paid")).outcome())
                .isEqualTo("unmatched");
        run(
                """
                insert into order_claims (product_id, kind, reference, id, wallet, interaction_id, test, claimed_at, state)
                values (:product, 'token', 'c-1', :id, :wallet, :id, false, now(), 'unmatched')
                """,
                Map.of(
                        "product",
                        shop.id().value(),
                        "id",
                        UUID.randomUUID(),
                        "wallet",
                        erin.value()));
        run(
                """
                insert into order_checks (id, product_id, kind, reference, created_at)
                values (:id, :product, 'token', 'c-1', now())
                """,
                Map.of("product", shop.id().value(), "id", UUID.randomUUID()));
        await("the sweep joins them").atMost(SOON).untilAsserted(() -> isCompletedOnce(shop, erin));
    }

    @Test
    void recordsPartialRefundsAndTheRestOnce() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        accepted(shop, aClaim(shop, erin, "c-1"));
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        assertThat(became(shop, "refunds/create", aRefund("7", "1", "10.00")).outcome())
                .isEqualTo("stored");
        became(shop, "refunds/create", aRefund("8", "1", "5.00"));
        assertThat(became(shop, "orders/updated", anOrder("1", "c-1", "refunded")).outcome())
                .isEqualTo("stored");
        assertThat(became(shop, "refunds/create", aRefund("9", "1", "34.90")).outcome())
                .isEqualTo("duplicate");
        assertThat(recorded(shop, "purchase.refunded"))
                .containsExactly(
                        erin + " 10.00 shopify", erin + " 5.00 shopify", erin + " 34.90 shopify");
    }

    @Test
    void keepsARefundUntilItsOrderIsCompleted() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        assertThat(became(shop, "refunds/create", aRefund("7", "1", "10.00")).outcome())
                .isEqualTo("unmatched");
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        assertThat(recorded(shop, "purchase.refunded")).isEmpty();
        accepted(shop, aClaim(shop, erin, "c-1"));
        isCompletedOnce(shop, erin);
        assertThat(recorded(shop, "purchase.refunded")).containsExactly(erin + " 10.00 shopify");
    }

    @Test
    void recordsARefundOfAnOrderThatTheServerCompletes() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        became(shop, "refunds/create", aRefund("7", "1", "10.00"));
        accepted(shop, aPurchase(shop, erin, "1"));
        await("the refund is recorded")
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(recorded(shop, "purchase.refunded"))
                                .containsExactly(erin + " 10.00 shopify"));
    }

    @Test
    void recordsACancellation() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        accepted(shop, aClaim(shop, erin, "c-1"));
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        became(shop, "orders/cancelled", anOrder("1", "c-1", "voided"));
        became(shop, "orders/cancelled", anOrder("1", "c-1", "voided"));
        assertThat(recorded(shop, "purchase.cancelled")).containsExactly(erin + " - shopify");
    }

    @Test
    void storesATestAsATest() {
        KnownShop shop = aWebshop();
        accepted(shop, aClaim(shop, aWallet(), "c-1"));
        String order =
                "{\"id\":1,\"test\":true,\"checkout_token\":\"c-1\",\"financial_status\":\"paid\",\"total_price\":\"49.90\",\"currency\":\"EUR\"}";
        became(shop, "orders/paid", order);
        assertThat(
                        count(
                                shop,
                                "select count(*) from interactions where product_id = :id and type = 'purchase.completed' and test"))
                .isEqualTo(1);
    }

    @Test
    void letsGoOfWhatWaitsTooLong() {
        KnownShop shop = aWebshop();
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        accepted(shop, aClaim(shop, aWallet(), "c-2"));
        run(
                "update known_products set claim_life_seconds = 0 where product_id = :product",
                Map.of("product", shop.id().value()));
        await("both expire")
                .atMost(SOON)
                .untilAsserted(() -> {
                    list(shop, "orders?state=expired").jsonPath("$.items.length()").isEqualTo(1);
                    list(shop, "claims?state=expired").jsonPath("$.items.length()").isEqualTo(1);
                });
    }

    @Test
    void listsDeliveriesOrdersAndClaims() {
        KnownShop shop = aWebshop();
        IntStream.range(0, 3)
                .forEach(i ->
                        became(shop, "orders/paid", anOrder(String.valueOf(i), "c-" + i, "paid")));
        accepted(shop, aClaim(shop, aWallet(), "c-0"));
        list(shop, "orders?state=joined").jsonPath("$.items.length()").isEqualTo(1);
        list(shop, "orders?state=unclaimed&limit=1")
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.nextCursor")
                .isNotEmpty();
        list(shop, "claims?state=matched").jsonPath("$.items[0].orderId").isEqualTo("0");
        list(shop, "deliveries?kind=shopify&outcome=unmatched")
                .jsonPath("$.items.length()")
                .isEqualTo(3)
                .jsonPath("$.items[2].interactionId")
                .isNotEmpty();
    }

    private WebTestClient.BodyContentSpec list(KnownShop shop, String query) {
        Address reader = aWallet();
        shop.withRoles(reader, 2);
        return client().get()
                .uri("/business/products/" + shop.id() + "/" + query)
                .header("Authorization", TestTokens.shared().bearer(reader))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private long count(KnownShop shop, String sql) {
        Long found =
                database.sql(sql)
                        .bind("id", shop.id().value())
                        .mapValue(Long.class)
                        .one()
                        .block(SOON);
        return found == null ? 0 : found;
    }

    private void run(String sql, Map<String, Object> values) {
        database.sql(sql).bindValues(values).fetch().rowsUpdated().block(SOON);
    }
}
