package io.tributary.interaction.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.interaction.KnownShop;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What shops take back of orders follows the orders, each once and never more than they cost. */
class OrderRefundIT extends OrderService {

    @Test
    void recordsPartialRefundsAndTheRestOnce() {
        completed();
        assertThat(refunded("7", "10.00").outcome()).isEqualTo("stored");
        refunded("8", "5.00");
        assertThat(updated("refunded").outcome()).isEqualTo("stored");
        assertThat(refunded("9", "34.90").outcome()).isEqualTo("duplicate");
        hasRefunds(erin + " 10.00 shopify", erin + " 5.00 shopify", erin + " 34.90 shopify");
    }

    @Test
    void keepsARefundUntilItsOrderIsCompleted() {
        assertThat(refunded("7", "10.00").outcome()).isEqualTo("unmatched");
        paid();
        hasRefunds();
        claimed(erin, "c-1");
        isCompletedOnce();
        hasRefunds(erin + " 10.00 shopify");
    }

    @Test
    void recordsARefundOfAnOrderThatTheServerCompletes() {
        refunded("7", "10.00");
        forgetLooks();
        completedByTheServer();
        awaitRefunds(erin + " 10.00 shopify");
    }

    @Test
    void recordsACancellation() {
        completed();
        became(shop, "orders/cancelled", anOrder("1", "c-1", "voided"));
        became(shop, "orders/cancelled", anOrder("1", "c-1", "voided"));
        assertThat(recorded(shop, "purchase.cancelled")).containsExactly(erin + " - shopify");
    }

    @Test
    void leavesARefundByTheServerOutOfTheRest() {
        completed();
        Map<String, Object> refund =
                Map.of("orderId", "1", "refundId", "r-1", "amount", "20.00", "currency", "EUR");
        accepted(shop, interaction(shop, erin, "purchase.refunded", refund));
        updated("refunded");
        hasRefunds(erin + " 20.00 sdk", erin + " 29.90 shopify");
    }

    @Test
    void takesBackWhatTheCompletionSaysThatItCost() {
        Map<String, Object> purchase =
                Map.of("orderId", "1", "amount", "100.00", "currency", "EUR");
        accepted(shop, interaction(shop, erin, "purchase.completed", purchase));
        updated("refunded");
        hasRefunds(erin + " 100.00 shopify");
    }

    @Test
    void marksARefundAsThePurchaseThatWasRecorded() {
        completedByTheServer();
        String test =
                "{\"id\":1,\"test\":true,\"financial_status\":\"refunded\",\"total_price\":\"49.90\",\"currency\":\"EUR\"}";
        assertThat(became(shop, "orders/updated", test).outcome()).isEqualTo("stored");
        assertThat(count("interactions", "type = 'purchase.refunded' and not test")).isOne();
    }

    @Test
    void letsNoPoisonHoldUpOthers() {
        KnownShop good = aWebshop();
        became(shop, "orders/create", anOrder("1", "c-1", "pending"));
        run("update shop_orders set amount = 1999999999999999998 where product_id = :product");
        owe("order", "1");
        became(good, "refunds/create", aRefund("7", "1", "10.00"));
        accepted(good, aPurchase(good, erin, "1"));
        await("the good one is looked at, the other put off")
                .atMost(SOON)
                .untilAsserted(() -> {
                    assertThat(recorded(good, "purchase.refunded"))
                            .containsExactly(erin + " 10.00 shopify");
                    assertThat(count("order_checks", "attempts > 0 and created_at > now()"))
                            .isPositive();
                });
    }

    @Test
    void setsARefundAsideThatIsNoAmountAndRecordsTheOthers() {
        refunded("6", "1.00");
        refunded("7", "10.00");
        run(
                "update shop_reversals set amount = 1999999999999999998 where product_id = :product and reference = '6'");
        completedByTheServer();
        assertThat(updated("paid").outcome()).isEqualTo("duplicate");
        hasRefunds(erin + " 10.00 shopify");
        assertThat(count("shop_reversals", "state = 'refused'")).isOne();
    }
}
