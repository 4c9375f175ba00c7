package io.tributary.interaction.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.values.Address;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

class InteractionPartitionsIT extends RunningService {

    private static final int KEPT = 13;

    @Autowired private InteractionPartitions partitions;
    @Autowired private TransactionalOperator transaction;

    @Test
    void dropsTheMonthsThatAreTooOldAndKeepsWhatHoldsForEver() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        accepted(shop, aReferral(shop, alice, aWallet()));
        accepted(shop, aPurchase(shop, alice, "A-1"));
        settled(shop);
        List<String> dropped =
                undone(
                        moveAll(shop, 15)
                                .then(maintain())
                                .flatMap(done ->
                                        remaining(shop)
                                                .map(rows ->
                                                        List.of(done.dropped().toString(), rows))));
        assertThat(dropped.getFirst()).matches("\\[interactions_\\d{4}_\\d\\d]");
        assertThat(dropped.getLast()).isEqualTo("0 interactions, 1 orders, 1 edges");
    }

    @Test
    void keepsAMonthWhoseGroupsWaitInTheOutbox() {
        KnownShop shop = aShop();
        accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        settled(shop);
        String waiting =
                """
                insert into interaction_outbox (group_id, interaction_ids, received_at)
                select gen_random_uuid(), array_agg(id), min(received_at)
                from interactions
                where product_id = :id
                """;
        List<String> dropped =
                undone(
                        moveAll(shop, 15)
                                .then(run(waiting, shop))
                                .then(maintain())
                                .map(InteractionPartitions.Maintained::dropped));
        assertThat(dropped).isEmpty();
    }

    @Test
    void countsStraysAndGivesThemTheirMonth() {
        KnownShop shop = aShop();
        accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        settled(shop);
        List<Long> strays =
                undone(
                        moveAll(shop, -20)
                                .then(maintain())
                                .zipWhen(first -> maintain())
                                .map(both ->
                                        List.of(both.getT1().strayed(), both.getT2().strayed())));
        assertThat(strays).containsExactly(1L, 0L);
    }

    @Test
    void makesTheMonthsAhead() {
        Long months =
                database.sql(
                                """
                                select count(*) from pg_inherits
                                where inhparent = 'interactions'::regclass
                                """)
                        .mapValue(Long.class)
                        .one()
                        .block(SOON);
        assertThat(months).isGreaterThanOrEqualTo(5);
    }

    private Mono<InteractionPartitions.Maintained> maintain() {
        return Mono.defer(() -> partitions.maintain(KEPT));
    }

    /** The shop's interactions as if received so many months ago. */
    private Mono<Void> moveAll(KnownShop shop, int monthsAgo) {
        return run(
                "update interactions set received_at = received_at - make_interval(months => "
                        + monthsAgo
                        + ") where product_id = :id",
                shop);
    }

    private Mono<Void> run(String sql, KnownShop shop) {
        return database.sql(sql).bindValues(Map.of("id", shop.id().value())).then();
    }

    private Mono<String> remaining(KnownShop shop) {
        return database.sql(
                        """
                        select (select count(*) from interactions where product_id = :id) || ' interactions, '
                          || (select count(*) from orders where product_id = :id) || ' orders, '
                          || (select count(*) from referral_edges where product_id = :id) || ' edges'
                        """)
                .bind("id", shop.id().value())
                .mapValue(String.class)
                .one();
    }

    private void settled(KnownShop shop) {
        await("nothing waits in the outbox")
                .atMost(SOON)
                .until(() ->
                        Objects.equals(
                                database.sql("select count(*) from interaction_outbox")
                                        .mapValue(Long.class)
                                        .one()
                                        .block(SOON),
                                0L));
        assertThat(shop.count("interactions")).isPositive();
    }

    /** Rolls back, since other tests share the tables. */
    private <T> T undone(Mono<T> work) {
        return Objects.requireNonNull(
                transaction
                        .execute(status -> {
                            status.setRollbackOnly();
                            return work;
                        })
                        .single()
                        .block(SOON));
    }
}
