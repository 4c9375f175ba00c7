package io.tributary.interaction.delivery;

import io.tributary.interaction.column.Binding;
import io.tributary.values.ProductId;
import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the delivery log, newest first. */
@Component
class DeliveryList {

    /* What waited when it came may have been joined since. */
    private static final String SELECT =
            """
            select d.id, d.kind, d.received_at, d.outcome, d.reason, d.order_id, d.payload::text as payload,
              coalesce(d.interaction_id, case when d.outcome = 'unmatched' or d.reason = 'pending' then o.interaction_id end)
                as interaction_id
            from webhook_deliveries d
            left join shop_orders o
              on o.product_id = d.product_id
              and o.order_id = d.order_id
            where d.product_id = :product
            """;

    private static final String FILTER =
            """
            and (:kind::text is null or d.kind = :kind)
            and (:outcome::text is null or d.outcome = :outcome)
            and (:at::timestamptz is null or (d.received_at, d.id) < (:at::timestamptz, :after::uuid))
            order by d.received_at desc, d.id desc
            limit :limit
            """;

    private final DatabaseClient database;

    DeliveryList(DatabaseClient database) {
        this.database = database;
    }

    Mono<Page<DeliveryView>> read(
            ProductId product, @Nullable String kind, @Nullable String outcome, PageRequest page) {
        Cursor after = page.after();
        GenericExecuteSpec list =
                database.sql(SELECT + FILTER)
                        .bind("product", product.value())
                        .bind("limit", page.limit() + 1);
        list = Binding.orNull(list, "kind", kind, String.class);
        list = Binding.orNull(list, "outcome", outcome, String.class);
        list = Binding.orNull(list, "at", after == null ? null : after.at(), Instant.class);
        return Binding.orNull(list, "after", after == null ? null : after.id(), UUID.class)
                .map(row -> DeliveryView.of(row))
                .all()
                .collectList()
                .map(found -> Page.of(found, page.limit(), DeliveryView::position));
    }

    /** One of a product's; empty for another's. */
    Mono<FullDeliveryView> find(ProductId product, UUID id) {
        return database.sql(SELECT + "and d.id = :id")
                .bind("product", product.value())
                .bind("id", id)
                .map(row -> FullDeliveryView.of(row))
                .one();
    }
}
