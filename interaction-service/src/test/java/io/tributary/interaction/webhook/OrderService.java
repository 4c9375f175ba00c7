package io.tributary.interaction.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.interaction.KnownShop;
import io.tributary.values.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A shop of which order 1, by checkout c-1, meets the wallet of Erin. */
abstract class OrderService extends WebhookService {

    final Address erin = aWallet();

    @SuppressWarnings("NullAway.Init") // Set before each test.
    KnownShop shop;

    @BeforeEach
    void openAShop() {
        shop = aWebshop();
    }

    /** The shop tells that the order is paid. */
    Became paid() {
        return became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
    }

    /** The shop tells the order again, as this. */
    Became updated(String status) {
        return became(shop, "orders/updated", anOrder("1", "c-1", status));
    }

    /** The shop tells of a refund of the order. */
    Became refunded(String id, String amount) {
        return became(shop, "refunds/create", aRefund(id, "1", amount));
    }

    /** A wallet claims a checkout. */
    void claimed(Address wallet, String token) {
        accepted(shop, aClaim(shop, wallet, token));
    }

    /** Erin claims the checkout of the order, which is then paid. */
    void completed() {
        claimed(erin, "c-1");
        paid();
    }

    /** Her own shop's server completes the order for Erin. */
    String completedByTheServer() {
        return accepted(shop, aPurchase(shop, erin, "1"));
    }

    void isCompletedOnce() {
        isCompletedOnce(shop, erin);
    }

    void hasRefunds(String... lines) {
        assertThat(recorded(shop, "purchase.refunded")).containsExactly(lines);
    }

    void awaitRefunds(String... lines) {
        await("the refunds are recorded").atMost(SOON).untilAsserted(() -> hasRefunds(lines));
    }

    void awaitJoined() {
        await("it waits no longer")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(count("shop_orders", "state = 'joined'")).isOne());
    }

    void claimByHand(String kind, String reference) {
        run(
                """
                insert into order_claims (product_id, kind, reference, id, wallet, interaction_id, test, claimed_at, state)
                values (:product, :kind, :reference, :id, :wallet, :id, false, now(), 'unmatched')
                """,
                Map.of(
                        "kind",
                        kind,
                        "reference",
                        reference,
                        "id",
                        UUID.randomUUID(),
                        "wallet",
                        erin.value()));
    }

    /** As if so much more than its life had passed. */
    void age(String time) {
        for (String table : List.of("shop_orders", "order_claims")) {
            run(
                    "update %s set expires_at = now() - interval '%s' where product_id = :product"
                            .formatted(table, time));
        }
    }

    /** Those that deliveries have left to the sweep, so that only the completion leads to one. */
    void forgetLooks() {
        run("delete from order_checks where product_id = :product");
    }

    /** Leaves a look at an order or a checkout to the sweep. */
    void owe(String kind, String reference) {
        run(
                """
                insert into order_checks (id, product_id, kind, reference, created_at)
                values (gen_random_uuid(), :product, :kind, :reference, now())
                """,
                Map.of("kind", kind, "reference", reference));
    }

    /** Does this while the database refuses rows of the shop. */
    void whileForbidden(String table, String condition, Runnable what) {
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
        try {
            what.run();
        } finally {
            database.sql("drop trigger forbid on %s; drop function forbid()".formatted(table))
                    .then()
                    .block(SOON);
        }
    }

    void isListed(String query) {
        await(query).atMost(SOON).untilAsserted(() -> isListedNow(query));
    }

    void isListedNow(String query) {
        list(query).jsonPath("$.items.length()").isEqualTo(1);
    }

    WebTestClient.BodyContentSpec list(String query) {
        return getAs(2, shop, query).expectStatus().isOk().expectBody();
    }

    /** How many rows of the shop meet a condition. */
    long count(String table, String condition) {
        return database.sql(
                        "select count(*) from %s where product_id = :product and %s"
                                .formatted(table, condition))
                .bind("product", shop.id().value())
                .mapValue(Long.class)
                .one()
                .blockOptional(SOON)
                .orElseThrow();
    }

    void run(String sql) {
        run(sql, Map.of());
    }

    void run(String sql, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("product", shop.id().value());
        database.sql(sql).bindValues(all).fetch().rowsUpdated().block(SOON);
    }
}
