package io.tributary.interaction.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whoever locks several claims locks them in one order: two that meet can never deadlock. */
class ClaimLocksIT extends OrderService {

    @Test
    void locksTheClaimByOrderBeforeThatByTokenWhenAnOrderMeetsBoth() {
        claimByHand("token", "c-1");
        claimByHand("order", "1");
        Became joined = locked("order 1", "token c-1", this::paid);
        assertThat(joined.interactionId()).as("joined at once").isNotNull();
        isCompletedOnce();
    }

    @Test
    void locksTheClaimByOrderBeforeThatByTokenWhenAGroupHasBoth() {
        claimByHand("token", "c-1");
        claimByHand("order", "1");
        Map<String, Object> both =
                Map.of("orderId", "1", "checkoutToken", "c-1", "amount", "9.90", "currency", "EUR");
        locked(
                "order 1",
                "token c-1",
                () -> accepted(shop, interaction(shop, aWallet(), "purchase.started", both)));
    }

    @Test
    void locksTheClaimsOfAGroupByTheirReferences() {
        claimByHand("token", "c-2");
        claimByHand("token", "c-1");
        List<Map<String, Object>> claims =
                List.of(aClaim(shop, aWallet(), "c-2"), aClaim(shop, aWallet(), "c-1"));
        locked("token c-1", "token c-2", () -> postBatch(shop, claims)).expectStatus().isOk();
    }

    /* While others hold the first and what is done waits for it, it must not have the second. */
    private <T> T locked(String first, String second, Supplier<T> what) {
        Connection other = one(database.getConnectionFactory().create());
        try {
            Mono.from(other.beginTransaction()).block(SOON);
            lock(other, first);
            int pid = one(rows(other, "select pg_backend_pid()"));
            CompletableFuture<T> done = CompletableFuture.supplyAsync(what);
            await("it waits for " + first).atMost(SOON).until(() -> isWaitedFor(pid));
            lock(other, second);
            Mono.from(other.commitTransaction()).block(SOON);
            return done.join();
        } finally {
            Mono.from(other.close()).block(SOON);
        }
    }

    /* Fails at once where somebody else has it. */
    private void lock(Connection transaction, String claim) {
        String sql =
                """
                select 1
                from order_claims
                where product_id = '%s'
                  and kind || ' ' || reference = '%s'
                for update nowait
                """
                        .formatted(shop.id(), claim);
        one(rows(transaction, sql));
    }

    private boolean isWaitedFor(int pid) {
        return database.sql(
                        "select bool_or(:pid = any(pg_blocking_pids(pid))) from pg_stat_activity")
                .bind("pid", pid)
                .mapValue(Boolean.class)
                .one()
                .blockOptional(SOON)
                .orElseThrow();
    }

    private static Flux<Integer> rows(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .flatMap(result -> result.map((row, types) -> row.get(0, Integer.class)));
    }

    private static <T> T one(Publisher<? extends T> publisher) {
        return Mono.<T>from(publisher).blockOptional(SOON).orElseThrow();
    }
}
