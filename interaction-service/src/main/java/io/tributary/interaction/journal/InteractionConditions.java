package io.tributary.interaction.journal;

import io.tributary.values.Address;
import io.tributary.web.paging.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The where clause of what is asked for, so that the planner sees only that. */
final class InteractionConditions {

    static final String SDK = "sdk";

    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    static InteractionConditions of(InteractionFilter filter, @Nullable Cursor after) {
        InteractionConditions conditions = new InteractionConditions();
        conditions.add("i.product_id = :product", "product", filter.product().value());
        Address wallet = filter.wallet();
        conditions.addIfAsked(
                "i.wallet = :wallet", "wallet", wallet == null ? null : wallet.value());
        conditions.addIfAsked("i.type = :type", "type", filter.type());
        conditions.addIfAsked("i.order_id = :order", "order", filter.orderId());
        conditions.addSource(filter.source());
        conditions.addTimes(filter.from(), filter.to());
        if (after != null) {
            // The time alone too: it prunes partitions, which a comparison of rows does not.
            conditions.add("i.received_at <= :at", "at", after.at());
            conditions.add("(i.received_at, i.id) < (:at, :id)", "id", after.id());
        }
        return conditions;
    }

    /** All of them. */
    String where() {
        return String.join("\n  and ", clauses);
    }

    GenericExecuteSpec bindTo(String sql, DatabaseClient database) {
        return database.sql(sql).bindValues(values);
    }

    /** Says what the partial index says, since the planner does not know the parameter. */
    private void addSource(@Nullable String source) {
        addIfAsked("i.source = :source", "source", source);
        if (source != null && !source.equals(SDK)) {
            clauses.add("i.source <> 'sdk'");
        }
    }

    private void addTimes(@Nullable Instant from, @Nullable Instant to) {
        addIfAsked("i.received_at >= :from", "from", from);
        addIfAsked("i.received_at < :to", "to", to);
    }

    private void addIfAsked(String clause, String name, @Nullable Object value) {
        if (value != null) {
            add(clause, name, value);
        }
    }

    private void add(String clause, String name, Object value) {
        clauses.add(clause);
        values.put(name, value);
    }
}
