package io.tributary.interaction.order;

import io.tributary.interaction.shop.ShopReversal;
import io.tributary.values.InteractionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code shop_reversals}. */
@Component
class ShopReversals {

    private static final String KEEP =
            """
            insert into shop_reversals (product_id, kind, reference, order_id, source, amount, currency, test,
              occurred_at, received_at, state)
            values (:product, :kind, :reference, :order, :source, :amount, :currency, :test, :time, now(), 'waiting')
            on conflict (product_id, kind, reference) do nothing
            """;

    private static final String OF_ORDER =
            """
            select kind, reference, source, amount, currency, test, coalesce(occurred_at, received_at) as occurred_at,
              state, interaction_id
            from shop_reversals
            where product_id = :product
              and order_id = :order
            order by kind, received_at, reference
            """;

    private static final String WRITE =
            """
            update shop_reversals r
            set state = c.state,
              amount = c.amount,
              currency = c.currency
            from unnest(:kinds::text[], :references::text[], :states::text[], :amounts::numeric[], :currencies::text[])
              as c (kind, reference, state, amount, currency)
            where r.product_id = :product
              and r.kind = c.kind
              and r.reference = c.reference
              and r.state = 'waiting'
            """;

    private static final String RECORDED =
            """
            update shop_reversals
            set state = :state,
              interaction_id = :interaction
            where product_id = :product
              and kind = :kind
              and reference = :reference
              and state = 'counted'
            """;

    private static final String OPEN =
            """
            select distinct r.product_id, r.order_id
            from shop_reversals r
            join orders d
              on d.product_id = r.product_id
              and d.order_id = r.order_id
            where r.state in ('waiting', 'counted')
            limit :most
            """;

    private final DatabaseClient database;

    ShopReversals(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps one; whether it is new. */
    Mono<Boolean> keep(
            OrderRef ref,
            String source,
            ShopReversal reversal,
            boolean test,
            @Nullable Instant occurredAt) {
        ShopReversal.Refund refund = reversal instanceof ShopReversal.Refund one ? one : null;
        GenericExecuteSpec kept =
                at(KEEP, ref)
                        .bind("kind", kind(reversal))
                        .bind("reference", reversal.reference())
                        .bind("source", source)
                        .bind("test", test);
        kept = orNull(kept, "amount", refund == null ? null : refund.amount(), BigDecimal.class);
        kept = orNull(kept, "currency", refund == null ? null : refund.currency(), String.class);
        return orNull(kept, "time", occurredAt, Instant.class)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** The order's, refunds by id before what is left. */
    Flux<StoredReversal> of(OrderRef ref) {
        return at(OF_ORDER, ref).map(row -> StoredReversal.of(row)).all();
    }

    /** Writes what was decided of those that waited. */
    Mono<Void> write(OrderRef ref, List<StoredReversal> decided) {
        return database.sql(WRITE)
                .bind("product", ref.product().value())
                .bind("kinds", texts(decided, StoredReversal::kind))
                .bind("references", texts(decided, StoredReversal::reference))
                .bind("states", texts(decided, StoredReversal::state))
                .bind(
                        "amounts",
                        decided.stream().map(StoredReversal::amount).toArray(BigDecimal[]::new))
                .bind("currencies", texts(decided, StoredReversal::currency))
                .then();
    }

    /** Notes the interaction that one became; without an interaction it counts no more. */
    Mono<Void> recorded(
            OrderRef ref, StoredReversal reversal, @Nullable InteractionId interaction) {
        String state = interaction == null ? StoredReversal.COVERED : StoredReversal.RECORDED;
        GenericExecuteSpec noted =
                database.sql(RECORDED)
                        .bind("product", ref.product().value())
                        .bind("kind", reversal.kind())
                        .bind("reference", reversal.reference())
                        .bind("state", state);
        return interaction == null
                ? noted.bindNull("interaction", java.util.UUID.class).then()
                : noted.bind("interaction", interaction.value()).then();
    }

    /** Orders that are completed by now and have some that are not recorded. */
    Flux<OrderRef> open(int most) {
        return database.sql(OPEN).bind("most", most).map(row -> OrderRef.of(row)).all();
    }

    static String kind(ShopReversal reversal) {
        return switch (reversal) {
            case ShopReversal.Refund _ -> StoredReversal.REFUND;
            case ShopReversal.Rest _ -> StoredReversal.REST;
            case ShopReversal.Cancellation _ -> StoredReversal.CANCELLATION;
        };
    }

    private GenericExecuteSpec at(String sql, OrderRef ref) {
        return database.sql(sql)
                .bind("product", ref.product().value())
                .bind("order", ref.orderId());
    }

    private static <T> GenericExecuteSpec orNull(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return ShopOrders.orNull(statement, name, value, type);
    }

    private static @Nullable String[] texts(
            Collection<StoredReversal> rows, Function<StoredReversal, @Nullable String> column) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        int next = 0;
        for (StoredReversal row : rows) {
            texts[next++] = column.apply(row);
        }
        return texts;
    }
}
