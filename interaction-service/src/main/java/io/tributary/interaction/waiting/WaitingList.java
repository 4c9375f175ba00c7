package io.tributary.interaction.waiting;

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

/** Reads orders and claims, newest first. */
@Component
class WaitingList {

    /* An order that its shop's own server completed is joined too, whatever its row says. */
    private static final String ORDERS =
            """
            select *
            from (
              select o.id, o.product_id, o.order_id, o.source, o.amount, o.currency, o.test, o.received_at,
                coalesce(d.wallet, o.wallet) as wallet, d.interaction_id,
                case
                  when d.interaction_id is not null then 'joined'
                  when o.state in ('expired', 'refused') then o.state
                  when o.paid then 'unclaimed'
                  else 'unpaid'
                end as state
              from shop_orders o
              left join lateral order_completion(o.product_id, o.order_id, o.test or o.state = 'joined') d on true
              where o.product_id = :product) l
            where (:state::text is null or state = :state)
              and (:at::timestamptz is null or (received_at, id) < (:at::timestamptz, :after::uuid))
            order by received_at desc, id desc
            limit :limit
            """;

    private static final String CLAIMS =
            """
            select id, kind, state, wallet, interaction_id, test, claimed_at,
              coalesce(order_id, case when kind = 'order' then reference end) as order_id
            from order_claims
            where product_id = :product
              and (:state::text is null or state = :state)
              and (:at::timestamptz is null or (claimed_at, id) < (:at::timestamptz, :after::uuid))
            order by claimed_at desc, id desc
            limit :limit
            """;

    private final DatabaseClient database;

    WaitingList(DatabaseClient database) {
        this.database = database;
    }

    Mono<Page<OrderView>> orders(ProductId product, @Nullable String state, PageRequest page) {
        return read(ORDERS, product, state, page)
                .map(row -> OrderView.of(row))
                .all()
                .collectList()
                .map(found -> Page.of(found, page.limit(), OrderView::position));
    }

    Mono<Page<ClaimView>> claims(ProductId product, @Nullable String state, PageRequest page) {
        return read(CLAIMS, product, state, page)
                .map(row -> ClaimView.of(row))
                .all()
                .collectList()
                .map(found -> Page.of(found, page.limit(), ClaimView::position));
    }

    private GenericExecuteSpec read(
            String sql, ProductId product, @Nullable String state, PageRequest page) {
        Cursor after = page.after();
        GenericExecuteSpec list =
                database.sql(sql).bind("product", product.value()).bind("limit", page.limit() + 1);
        list = Binding.orNull(list, "state", state, String.class);
        list = Binding.orNull(list, "at", after == null ? null : after.at(), Instant.class);
        return Binding.orNull(list, "after", after == null ? null : after.id(), UUID.class);
    }
}
