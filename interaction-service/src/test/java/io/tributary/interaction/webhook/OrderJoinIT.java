package io.tributary.interaction.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Orders of shops meet wallets, in whatever order they come. */
class OrderJoinIT extends OrderService {

    @Test
    void joinsAnOrderThatComesAfterItsClaim() {
        claimed(erin, "c-1");
        Became became = paid();
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
        isCompletedOnce();
    }

    @Test
    void letsAnOrderInheritTheIdsOfItsClaim() {
        Map<String, Object> claim = new HashMap<>(aClaim(shop, erin, "c-1"));
        claim.put("analytics", Map.of("sessionId", "s-1"));
        accepted(shop, claim);
        get(shop, String.valueOf(paid().interactionId()))
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
        assertThat(paid().outcome()).isEqualTo("unmatched");
        claimed(erin, "c-1");
        isCompletedOnce();
    }

    @Test
    void joinsByTheAttributeOfTheCart() {
        String order =
                """
                {"id":1,"financial_status":"paid","total_price":"49.90","currency":"EUR",
                 "note_attributes":[{"name":"tributary_wallet","value":"%s"}]}
                """
                        .formatted(erin.value());
        assertThat(became(shop, "orders/paid", order).outcome()).isEqualTo("stored");
        isCompletedOnce();
    }

    @Test
    void waitsUntilAnOrderIsPaid() {
        claimed(erin, "c-1");
        assertThat(became(shop, "orders/create", anOrder("1", "c-1", "pending")).outcome())
                .isEqualTo("ignored");
        assertThat(recorded(shop, "purchase.completed")).isEmpty();
        assertThat(updated("paid").outcome()).isEqualTo("stored");
        isCompletedOnce();
    }

    @Test
    void saysDuplicateTwentyTimes() {
        claimed(erin, "c-1");
        String order = anOrder("1", "c-1", "paid");
        String event = UUID.randomUUID().toString();
        Became first = read(deliver(client(), shop, "orders/paid", order, event));
        for (int i = 0; i < 20; i++) {
            Became again = read(deliver(client(), shop, "orders/paid", order, event));
            assertThat(again.outcome()).isEqualTo("duplicate");
            assertThat(again.interactionId()).isEqualTo(first.interactionId());
        }
        isCompletedOnce();
    }

    @Test
    void leavesACheckoutToTheWalletThatWasFirst() {
        claimed(erin, "c-1");
        claimed(aWallet(), "c-1");
        paid();
        isCompletedOnce();
    }

    @Test
    void saysDuplicateOfAnOrderThatTheServerCompleted() {
        String id = completedByTheServer();
        claimed(aWallet(), "c-1");
        Became became = paid();
        assertThat(became.outcome()).isEqualTo("duplicate");
        assertThat(became.interactionId()).isEqualTo(id);
        assertThat(recorded(shop, "purchase.completed")).hasSize(1);
    }

    @Test
    void joinsAnOrderThatTheServerCompletesAfterwards() {
        paid();
        forgetLooks();
        completedByTheServer();
        awaitJoined();
    }

    @Test
    void joinsWhatACrashHasLeftApart() {
        assertThat(paid().outcome()).isEqualTo("unmatched");
        claimByHand("token", "c-1");
        owe("token", "c-1");
        await("the sweep joins them").atMost(SOON).untilAsserted(this::isCompletedOnce);
    }

    @Test
    void storesATestAsATest() {
        claimed(erin, "c-1");
        String order =
                """
                {"id":1,"test":true,"checkout_token":"c-1","financial_status":"paid","total_price":"49.90",
                 "currency":"EUR"}
                """;
        became(shop, "orders/paid", order);
        assertThat(count("interactions", "type = 'purchase.completed' and test")).isOne();
    }

    @Test
    void showsAnOrderThatCannotBeRecordedUntilItIsToldAgain() {
        claimed(erin, "c-1");
        whileForbidden(
                "interactions",
                "new.type = 'purchase.completed'",
                () -> {
                    assertThat(paid().outcome()).isEqualTo("unmatched");
                    isListedNow("orders?state=refused");
                    list("deliveries").jsonPath("$.items[0].reason").isEqualTo("not-recorded");
                });
        assertThat(updated("paid").outcome()).isEqualTo("duplicate");
        isCompletedOnce();
    }

    @Test
    void listsDeliveriesOrdersAndClaims() {
        IntStream.range(0, 3)
                .forEach(i ->
                        became(shop, "orders/paid", anOrder(String.valueOf(i), "c-" + i, "paid")));
        claimed(erin, "c-0");
        isListedNow("orders?state=joined");
        list("orders?state=unclaimed&limit=1")
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.nextCursor")
                .isNotEmpty();
        list("claims?state=matched").jsonPath("$.items[0].orderId").isEqualTo("0");
        list("deliveries?kind=shopify&outcome=unmatched")
                .jsonPath("$.items.length()")
                .isEqualTo(3)
                .jsonPath("$.items[2].interactionId")
                .isNotEmpty();
    }
}
