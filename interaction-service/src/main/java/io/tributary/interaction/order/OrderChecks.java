package io.tributary.interaction.order;

import io.tributary.interaction.reversal.OrderRef;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The looks that are owed. Each side writes one in its own transaction and looks after its commit;
 * whoever commits last sees both sides. What is left here is looked at by the sweep.
 */
@Component
class OrderChecks {

    private static final String OWE =
            """
            insert into order_checks (id, product_id, kind, reference, created_at)
            select c.id, c.product_id, c.kind, c.reference, clock_timestamp()
            from unnest(:ids::uuid[], :products::uuid[], :kinds::text[], :references::text[])
              as c (id, product_id, kind, reference)
            order by c.id
            on conflict (id) do nothing
            """;

    private static final String ORDERS =
            """
            select o.product_id, o.order_id
            from unnest(:products::uuid[], :kinds::text[], :references::text[]) as c (product_id, kind, reference)
            join shop_orders o
              on o.product_id = c.product_id
              and o.order_id = c.reference
            where c.kind = 'order'
            union
            select o.product_id, o.order_id
            from unnest(:products::uuid[], :kinds::text[], :references::text[]) as c (product_id, kind, reference)
            join shop_orders o
              on o.product_id = c.product_id
              and o.checkout_token = c.reference
            where c.kind = 'token'
            """;

    private static final String OVERDUE =
            """
            select id, product_id, kind, reference, attempts
            from order_checks
            where created_at < now() - :age * interval '1 millisecond'
            order by created_at
            limit :most
            """;

    private static final String DONE =
            """
            delete from order_checks
            where id = any(:ids::uuid[])
            """;

    private static final String POSTPONE =
            """
            update order_checks
            set attempts = attempts + 1,
              created_at = now() + power(2, least(attempts, 4)) * interval '1 minute'
            where id = :id
            """;

    private final DatabaseClient database;

    OrderChecks(DatabaseClient database) {
        this.database = database;
    }

    /** Notes them inside the caller's transaction. */
    Mono<Void> owe(List<OrderCheck> checks) {
        return checks.isEmpty()
                ? Mono.empty()
                : references(database.sql(OWE), checks)
                        .bind("ids", column(checks, OrderCheck::id, UUID[]::new))
                        .then();
    }

    /** The orders that they are about; none where only a claim is there. */
    Flux<OrderRef> orders(List<OrderCheck> checks) {
        return references(database.sql(ORDERS), checks).map(OrderRef::of).all();
    }

    /** Those that nobody has looked at for so long, oldest first. */
    Flux<OrderCheck> overdue(Duration age, int most) {
        return database.sql(OVERDUE)
                .bind("age", age.toMillis())
                .bind("most", most)
                .map(row -> OrderCheck.of(row))
                .all();
    }

    Mono<Void> done(Collection<UUID> ids) {
        return database.sql(DONE).bind("ids", ids.toArray(UUID[]::new)).then();
    }

    /** Lets others go first: for a minute, then twice as long each time, up to 512. */
    Mono<Void> postpone(UUID id) {
        return database.sql(POSTPONE).bind("id", id).then();
    }

    private static GenericExecuteSpec references(
            GenericExecuteSpec statement, List<OrderCheck> checks) {
        return statement
                .bind("products", column(checks, c -> c.product().value(), UUID[]::new))
                .bind("kinds", column(checks, c -> c.kind().word(), String[]::new))
                .bind("references", column(checks, OrderCheck::reference, String[]::new));
    }

    private static <T> T[] column(
            List<OrderCheck> checks, Function<OrderCheck, T> value, IntFunction<T[]> array) {
        return checks.stream().map(value).toArray(array);
    }
}
