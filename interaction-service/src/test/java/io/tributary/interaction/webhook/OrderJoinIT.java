package io.tributary.interaction.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.spi.Connection;
import io.tributary.interaction.KnownShop;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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
        claimByHand(shop, erin, "token", "c-1");
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
        forgetLooks(shop);
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
        age(shop, "30 days");
        isListed(shop, "orders?state=expired");
        isListed(shop, "claims?state=expired");
        age(shop, "200 days");
        await("both are forgotten")
                .atMost(SOON)
                .untilAsserted(() -> {
                    assertThat(shop.count("shop_orders")).isZero();
                    assertThat(shop.count("order_claims")).isZero();
                });
    }

    @Test
    void waitsAsLongAsTheProductSays() {
        KnownShop shop = aWebshop();
        run(
                "update known_products set claim_life_seconds = 7200 where product_id = :product",
                Map.of("product", shop.id().value()));
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        accepted(shop, aClaim(shop, aWallet(), "c-2"));
        String sql =
                "select count(*) from %s where product_id = :id and expires_at = %s + interval '2 hours'";
        assertThat(count(shop, sql.formatted("shop_orders", "received_at"))).isEqualTo(1);
        assertThat(count(shop, sql.formatted("order_claims", "claimed_at"))).isEqualTo(1);
    }

    @Test
    void joinsAnExpiredOrderOnlyOnceItIsToldAgain() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        String order = anOrder("1", "c-1", "paid");
        read(deliver(client(), shop, "orders/paid", order, "e-1"));
        became(shop, "refunds/create", aRefund("7", "1", "10.00"));
        run(
                "update shop_reversals set state = 'expired' where product_id = :product",
                Map.of("product", shop.id().value()));
        age(shop, "30 days");
        isListed(shop, "orders?state=expired");
        accepted(shop, aClaim(shop, erin, "c-1"));
        assertThat(recorded(shop, "purchase.completed")).isEmpty();
        assertThat(read(deliver(client(), shop, "orders/paid", order, "e-1")).outcome())
                .isEqualTo("duplicate");
        isCompletedOnce(shop, erin);
        assertThat(recorded(shop, "purchase.refunded")).containsExactly(erin + " 10.00 shopify");
    }

    @Test
    void recordsTheRefundOfAnExpiredOrderThatTheServerCompletes() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        became(shop, "refunds/create", aRefund("7", "1", "10.00"));
        run(
                "update shop_reversals set state = 'expired' where product_id = :product",
                Map.of("product", shop.id().value()));
        age(shop, "30 days");
        isListed(shop, "orders?state=expired");
        forgetLooks(shop);
        accepted(shop, aPurchase(shop, erin, "1"));
        await("the refund is recorded")
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(recorded(shop, "purchase.refunded"))
                                .containsExactly(erin + " 10.00 shopify"));
    }

    @Test
    void joinsAnOrderThatTheServerCompletesAfterwards() {
        KnownShop shop = aWebshop();
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        forgetLooks(shop);
        accepted(shop, aPurchase(shop, aWallet(), "1"));
        await("it waits no longer")
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        count(
                                                shop,
                                                "select count(*) from shop_orders where product_id = :id and state = 'joined'"))
                                .isEqualTo(1));
    }

    /** As a group leaves it that committed while the webhook's own look saw nothing yet. */
    @Test
    void joinsWhatWasCompletedUnseenWhenItWouldExpire() {
        KnownShop shop = aWebshop();
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        run(
                """
                with owed as (
                  delete from order_checks
                  where product_id = :product
                )
                insert into orders (product_id, order_id, wallet, interaction_id, received_at, content_hash)
                values (:product, '1', :wallet, :id, now(), :id)
                """,
                Map.of(
                        "product",
                        shop.id().value(),
                        "wallet",
                        aWallet().value(),
                        "id",
                        UUID.randomUUID()));
        age(shop, "30 days");
        await("it is joined")
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        count(
                                                shop,
                                                "select count(*) from shop_orders where product_id = :id and state = 'joined'"))
                                .isEqualTo(1));
    }

    @Test
    void leavesARefundByTheServerOutOfTheRest() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        accepted(shop, aClaim(shop, erin, "c-1"));
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        accepted(
                shop,
                interaction(
                        shop,
                        erin,
                        "purchase.refunded",
                        Map.of(
                                "orderId",
                                "1",
                                "refundId",
                                "r-1",
                                "amount",
                                "20.00",
                                "currency",
                                "EUR")));
        became(shop, "orders/updated", anOrder("1", "c-1", "refunded"));
        assertThat(recorded(shop, "purchase.refunded"))
                .containsExactly(erin + " 20.00 sdk", erin + " 29.90 shopify");
    }

    @Test
    void takesBackWhatTheCompletionSaysThatItCost() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        accepted(
                shop,
                interaction(
                        shop,
                        erin,
                        "purchase.completed",
                        Map.of("orderId", "1", "amount", "100.00", "currency", "EUR")));
        became(shop, "orders/updated", anOrder("1", "c-1", "refunded"));
        assertThat(recorded(shop, "purchase.refunded")).containsExactly(erin + " 100.00 shopify");
    }

    @Test
    void marksARefundAsThePurchaseThatWasRecorded() {
        KnownShop shop = aWebshop();
        accepted(shop, aPurchase(shop, aWallet(), "1"));
        String test =
                "{\"id\":1,\"test\":true,\"financial_status\":\"refunded\",\"total_price\":\"49.90\",\"currency\":\"EUR\"}";
        assertThat(became(shop, "orders/updated", test).outcome()).isEqualTo("stored");
        assertThat(
                        count(
                                shop,
                                "select count(*) from interactions where product_id = :id and type = 'purchase.refunded' and not test"))
                .isEqualTo(1);
    }

    @Test
    void letsNoPoisonHoldUpOthers() {
        KnownShop shop = aWebshop();
        KnownShop good = aWebshop();
        Address erin = aWallet();
        became(shop, "orders/create", anOrder("1", "c-1", "pending"));
        run(
                "update shop_orders set amount = 1999999999999999998 where product_id = :product",
                Map.of("product", shop.id().value()));
        owe(shop);
        became(good, "refunds/create", aRefund("7", "1", "10.00"));
        accepted(good, aPurchase(good, erin, "1"));
        await("the good one is looked at, the other put off")
                .atMost(SOON)
                .untilAsserted(() -> {
                    assertThat(recorded(good, "purchase.refunded"))
                            .containsExactly(erin + " 10.00 shopify");
                    assertThat(
                                    count(
                                            shop,
                                            "select count(*) from order_checks where product_id = :id and attempts > 0 and created_at > now()"))
                            .isPositive();
                });
    }

    @Test
    void setsARefundAsideThatIsNoAmountAndRecordsTheOthers() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        became(shop, "refunds/create", aRefund("6", "1", "1.00"));
        became(shop, "refunds/create", aRefund("7", "1", "10.00"));
        run(
                "update shop_reversals set amount = 1999999999999999998 where product_id = :product and reference = '6'",
                Map.of("product", shop.id().value()));
        accepted(shop, aPurchase(shop, erin, "1"));
        assertThat(became(shop, "orders/updated", anOrder("1", "c-1", "paid")).outcome())
                .isEqualTo("duplicate");
        assertThat(recorded(shop, "purchase.refunded")).containsExactly(erin + " 10.00 shopify");
        assertThat(
                        count(
                                shop,
                                "select count(*) from shop_reversals where product_id = :id and state = 'refused'"))
                .isEqualTo(1);
    }

    @Test
    void showsAnOrderThatCannotBeRecordedUntilItIsToldAgain() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        accepted(shop, aClaim(shop, erin, "c-1"));
        forbid("interactions", shop, "new.type = 'purchase.completed'");
        try {
            assertThat(became(shop, "orders/paid", anOrder("1", "c-1", "paid")).outcome())
                    .isEqualTo("unmatched");
            list(shop, "orders?state=refused").jsonPath("$.items.length()").isEqualTo(1);
            list(shop, "deliveries").jsonPath("$.items[0].reason").isEqualTo("not-recorded");
        } finally {
            allow("interactions");
        }
        assertThat(became(shop, "orders/updated", anOrder("1", "c-1", "paid")).outcome())
                .isEqualTo("duplicate");
        isCompletedOnce(shop, erin);
    }

    @Test
    void letsGoOfClaimsAlsoWhileOrdersCannotBeChanged() {
        KnownShop shop = aWebshop();
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        accepted(shop, aClaim(shop, aWallet(), "c-2"));
        forbid("shop_orders", shop, "new.state = 'expired'");
        try {
            age(shop, "30 days");
            isListed(shop, "claims?state=expired");
            list(shop, "orders?state=unclaimed").jsonPath("$.items.length()").isEqualTo(1);
        } finally {
            allow("shop_orders");
        }
        isListed(shop, "orders?state=expired");
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

    /* The group commit locks the claim by order before that by token. */
    @Test
    void locksClaimsInTheOrderOfTheGroupCommit() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        claimByHand(shop, erin, "token", "c-1");
        claimByHand(shop, erin, "order", "1");
        Connection group =
                Objects.requireNonNull(
                        Mono.from(database.getConnectionFactory().create()).block(SOON));
        try {
            Mono.from(group.beginTransaction()).block(SOON);
            lockClaim(group, shop, "order");
            CompletableFuture<Became> joined =
                    CompletableFuture.supplyAsync(
                            () -> became(shop, "orders/paid", anOrder("1", "c-1", "paid")));
            await("the join waits for the first claim")
                    .atMost(SOON)
                    .until(() ->
                            count(
                                            shop,
                                            "select count(*) from pg_locks where not granted and :id::uuid is not null")
                                    > 0);
            lockClaim(group, shop, "token");
            Mono.from(group.commitTransaction()).block(SOON);
            assertThat(joined.join().interactionId()).as("joined at once").isNotNull();
        } finally {
            Mono.from(group.close()).block(SOON);
        }
        isCompletedOnce(shop, erin);
    }

    private void claimByHand(KnownShop shop, Address wallet, String kind, String reference) {
        run(
                """
                insert into order_claims (product_id, kind, reference, id, wallet, interaction_id, test, claimed_at, state)
                values (:product, :kind, :reference, :id, :wallet, :id, false, now(), 'unmatched')
                """,
                Map.of(
                        "product",
                        shop.id().value(),
                        "kind",
                        kind,
                        "reference",
                        reference,
                        "id",
                        UUID.randomUUID(),
                        "wallet",
                        wallet.value()));
    }

    private static void lockClaim(Connection transaction, KnownShop shop, String kind) {
        Flux.from(
                        transaction
                                .createStatement(
                                        "select 1 from order_claims where product_id = $1 and kind = $2 for update")
                                .bind("$1", shop.id().value())
                                .bind("$2", kind)
                                .execute())
                .flatMap(result -> result.map(row -> row.get(0, Integer.class)))
                .blockLast(SOON);
    }

    /* As if so much more than its life had passed. */
    private void age(KnownShop shop, String time) {
        for (String table : List.of("shop_orders", "order_claims")) {
            run(
                    "update %s set expires_at = now() - interval '%s' where product_id = :product"
                            .formatted(table, time),
                    Map.of("product", shop.id().value()));
        }
    }

    /* Those that deliveries have left to the sweep, so that only the completion leads to a look. */
    private void forgetLooks(KnownShop shop) {
        run(
                "delete from order_checks where product_id = :product",
                Map.of("product", shop.id().value()));
    }

    private void owe(KnownShop shop) {
        run(
                """
                insert into order_checks (id, product_id, kind, reference, created_at)
                values (gen_random_uuid(), :product, 'order', '1', now())
                """,
                Map.of("product", shop.id().value()));
    }

    private void forbid(String table, KnownShop shop, String condition) {
        database.sql(
                        """
                        create function forbid() returns trigger language plpgsql as $$
                        begin
                          raise exception 'forbidden' using errcode = '23514';
                        end
                        $$;
                        create trigger forbid before insert or update on %s
                        for each row when (new.product_id = '%s' and %s)
                        execute function forbid()
                        """
                                .formatted(table, shop.id(), condition))
                .then()
                .block(SOON);
    }

    private void allow(String table) {
        database.sql("drop trigger forbid on %s; drop function forbid()".formatted(table))
                .then()
                .block(SOON);
    }

    private void isListed(KnownShop shop, String query) {
        await(query)
                .atMost(SOON)
                .untilAsserted(() -> list(shop, query).jsonPath("$.items.length()").isEqualTo(1));
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
