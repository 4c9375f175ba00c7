package io.tributary.interaction.reversal;

import io.r2dbc.spi.Readable;
import io.tributary.interaction.column.Binding;
import io.tributary.interaction.shop.ShopReversal;
import io.tributary.messaging.column.Column;
import io.tributary.values.InteractionId;
import io.tributary.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code shop_reversals}. */
@Component
public class ShopReversals {

    private static final String LOCK =
            """
            select 1
            from shop_orders
            where product_id = :product
              and order_id = :order
            for update
            """;

    private static final String KEEP =
            """
            insert into shop_reversals (product_id, kind, reference, order_id, source, amount, currency,
              occurred_at, received_at, state)
            values (:product, :kind, :reference, :order, :source, :amount, :currency, :time, now(), 'waiting')
            on conflict (product_id, kind, reference) do nothing
            """;

    private static final String OF_ORDER =
            """
            select kind, reference, source, amount, currency, coalesce(occurred_at, received_at) as occurred_at,
              state, interaction_id
            from shop_reversals
            where product_id = :product
              and order_id = :order
            order by kind, received_at, reference
            """;

    /* By an index; few orders have any. */
    private static final String INTERACTIONS =
            """
            select data ->> 'refundId' as refund, (data ->> 'amount')::numeric as amount, data ->> 'currency' as currency
            from interactions
            where product_id = :product
              and order_id = :order
              and type = 'purchase.refunded'
              and test = :test
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
              and r.state in ('waiting', 'expired')
            """;

    private static final String SETTLED =
            """
            update shop_reversals
            set state = :state,
              interaction_id = :interaction
            where product_id = :product
              and kind = :kind
              and reference = :reference
              and state = 'counted'
            """;

    private final DatabaseClient database;

    ShopReversals(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Keeps one inside the caller's transaction; whether it is new.
     *
     * @param occurredAt when, if its shop says so
     */
    public Mono<Boolean> keep(
            OrderRef ref, String source, ShopReversal reversal, @Nullable Instant occurredAt) {
        ShopReversal.Refund refund = reversal instanceof ShopReversal.Refund one ? one : null;
        GenericExecuteSpec kept =
                at(KEEP, ref)
                        .bind("kind", ReversalKind.of(reversal).word())
                        .bind("reference", reversal.reference())
                        .bind("source", source);
        kept =
                Binding.orNull(
                        kept, "amount", refund == null ? null : refund.amount(), BigDecimal.class);
        kept =
                Binding.orNull(
                        kept, "currency", refund == null ? null : refund.currency(), String.class);
        return Binding.orNull(kept, "time", occurredAt, Instant.class)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** The order's, refunds by id before what is left. */
    public Flux<StoredReversal> of(OrderRef ref) {
        return at(OF_ORDER, ref).map(row -> StoredReversal.of(row)).all();
    }

    /** Locks the row of their order until the transaction ends. */
    Mono<Void> lock(OrderRef ref) {
        return at(LOCK, ref).fetch().first().then();
    }

    /** The order's refund interactions by refund id, whoever brought them. */
    Mono<Map<String, Money>> interactions(CompletedOrder order) {
        return at(INTERACTIONS, order.ref())
                .bind("test", order.test())
                .map(row -> Map.entry(Column.text(row, "refund"), toMoney(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Writes what was decided of those that waited. */
    Mono<Void> write(OrderRef ref, List<StoredReversal> decided) {
        return database.sql(WRITE)
                .bind("product", ref.product().value())
                .bind("kinds", texts(decided, one -> one.kind().word()))
                .bind("references", texts(decided, StoredReversal::reference))
                .bind("states", texts(decided, one -> one.state().word()))
                .bind(
                        "amounts",
                        decided.stream().map(StoredReversal::amount).toArray(BigDecimal[]::new))
                .bind("currencies", texts(decided, StoredReversal::currency))
                .then();
    }

    /** Notes the interaction that one became. */
    Mono<Void> recorded(OrderRef ref, StoredReversal reversal, InteractionId interaction) {
        return settled(ref, reversal, ReversalState.RECORDED)
                .bind("interaction", interaction.value())
                .then();
    }

    /** Notes that one can never be recorded. */
    Mono<Void> refused(OrderRef ref, StoredReversal reversal) {
        return settled(ref, reversal, ReversalState.REFUSED)
                .bindNull("interaction", UUID.class)
                .then();
    }

    private GenericExecuteSpec settled(OrderRef ref, StoredReversal reversal, ReversalState state) {
        return database.sql(SETTLED)
                .bind("product", ref.product().value())
                .bind("kind", reversal.kind().word())
                .bind("reference", reversal.reference())
                .bind("state", state.word());
    }

    private GenericExecuteSpec at(String sql, OrderRef ref) {
        return ref.bind(database.sql(sql));
    }

    private static Money toMoney(Readable row) {
        return new Money(Column.of(row, "amount", BigDecimal.class), Column.text(row, "currency"));
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
