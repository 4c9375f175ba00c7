package io.tributary.interaction.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Orders and claims wait for each other as long as their product says. */
class OrderExpiryIT extends OrderService {

    @Test
    void letsGoOfWhatWaitsTooLong() {
        paid();
        claimed(erin, "c-2");
        expire();
        isListed("claims?state=expired");
        age("200 days");
        awaitForgotten("1", "c-2");
    }

    @Test
    void keepsWhatHasMet() {
        completed();
        became(shop, "orders/paid", anOrder("2", "c-2", "paid"));
        claimed(erin, "c-3");
        age("200 days");
        awaitForgotten("2", "c-3");
        assertThat(count("shop_orders", "state = 'joined'")).isOne();
        assertThat(count("order_claims", "state = 'matched'")).isOne();
    }

    @Test
    void waitsAsLongAsTheProductSays() {
        run("update known_products set claim_life_seconds = 7200 where product_id = :product");
        paid();
        claimed(erin, "c-2");
        String twoHours = "expires_at = %s + interval '2 hours'";
        assertThat(count("shop_orders", twoHours.formatted("received_at"))).isOne();
        assertThat(count("order_claims", twoHours.formatted("claimed_at"))).isOne();
    }

    @Test
    void joinsAnExpiredOrderOnlyOnceItIsToldAgain() {
        String order = anOrder("1", "c-1", "paid");
        read(deliver(client(), shop, "orders/paid", order, "e-1"));
        refunded("7", "10.00");
        expireRefunds();
        expire();
        claimed(erin, "c-1");
        assertThat(recorded(shop, "purchase.completed")).isEmpty();
        assertThat(read(deliver(client(), shop, "orders/paid", order, "e-1")).outcome())
                .isEqualTo("duplicate");
        isCompletedOnce();
        hasRefunds(erin + " 10.00 shopify");
    }

    @Test
    void recordsTheRefundOfAnExpiredOrderThatTheServerCompletes() {
        paid();
        refunded("7", "10.00");
        expireRefunds();
        expire();
        forgetLooks();
        completedByTheServer();
        awaitRefunds(erin + " 10.00 shopify");
    }

    @Test
    void recordsTheRefundOfAnOrderThatTheServerCompletesLongAfterItsExpiry() {
        paid();
        refunded("7", "10.00");
        became(shop, "orders/paid", anOrder("2", "c-2", "paid"));
        claimed(erin, "c-3");
        age("200 days");
        awaitForgotten("2", "c-3");
        forgetLooks();
        completedByTheServer();
        awaitRefunds(erin + " 10.00 shopify");
    }

    /** As a group leaves it that committed while the webhook's own look saw nothing yet. */
    @Test
    void joinsWhatWasCompletedUnseenWhenItWouldExpire() {
        paid();
        run(
                """
                with owed as (
                  delete from order_checks
                  where product_id = :product
                )
                insert into orders (product_id, order_id, wallet, interaction_id, received_at, content_hash)
                values (:product, '1', :wallet, :id, now(), :id)
                """,
                Map.of("wallet", erin.value(), "id", UUID.randomUUID()));
        age("30 days");
        awaitJoined();
    }

    @Test
    void letsGoOfClaimsAlsoWhileOrdersCannotBeChanged() {
        paid();
        claimed(erin, "c-2");
        whileForbidden(
                "shop_orders",
                "new.state = 'expired'",
                () -> {
                    age("30 days");
                    isListed("claims?state=expired");
                    isListedNow("orders?state=unclaimed");
                });
        isListed("orders?state=expired");
    }

    private void awaitForgotten(String order, String token) {
        await("both are forgotten")
                .atMost(SOON)
                .untilAsserted(() -> {
                    assertThat(count("shop_orders", "order_id = '%s'".formatted(order))).isZero();
                    assertThat(count("order_claims", "reference = '%s'".formatted(token))).isZero();
                });
    }

    private void expire() {
        age("30 days");
        isListed("orders?state=expired");
    }

    /* As an earlier version did. */
    private void expireRefunds() {
        run("update shop_reversals set state = 'expired' where product_id = :product");
    }
}
