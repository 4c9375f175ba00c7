package io.tributary.product.webhook;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.ProductId;
import io.tributary.web.paging.PageRequest;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table of webhooks; changed under the product's lock. */
@Repository
class Webhooks {

    private static final String SELECT =
            """
            select w.id, w.kind, w.shop_domain, w.created_at,
                   (select max(s.valid_until)
                    from product_webhook_secrets s
                    where s.webhook_id = w.id and s.valid_until > now()) as previous_until
            from product_webhooks w
            """;

    private final DatabaseClient database;

    Webhooks(DatabaseClient database) {
        this.database = database;
    }

    /** Makes the webhook, or gives it this shop; the id is that of the first time. */
    Mono<UUID> put(UUID id, ProductId product, WebhookKind kind, NewWebhook wanted) {
        DatabaseClient.GenericExecuteSpec sql =
                database.sql(
                                """
                                insert into product_webhooks (id, product_id, kind, shop_domain)
                                values (:id, :product, :kind, :shop)
                                on conflict (product_id, kind) do update
                                set shop_domain = excluded.shop_domain
                                returning id
                                """)
                        .bind("id", id)
                        .bind("product", product.value())
                        .bind("kind", kind.word());
        String shop = wanted.shopDomain();
        return (shop == null ? sql.bindNull("shop", String.class) : sql.bind("shop", shop))
                .map(row -> Column.uuid(row, "id"))
                .one();
    }

    Mono<Webhook> find(UUID id) {
        return database.sql(SELECT + "where w.id = :id")
                .bind("id", id)
                .map(Webhooks::toWebhook)
                .one();
    }

    /** One more than the page holds, newest first. */
    Flux<Listed> of(ProductId product, PageRequest page) {
        return database.sql(
                        SELECT
                                + """
                                where w.product_id = :product
                                  and (w.created_at, w.id) < (:before, :beforeId)
                                order by w.created_at desc, w.id desc
                                limit :limit
                                """)
                .bind("product", product.value())
                .bind("before", page.afterOrNewest().at())
                .bind("beforeId", page.afterOrNewest().id())
                .bind("limit", page.limit() + 1)
                .map(row -> new Listed(Column.uuid(row, "id"), toWebhook(row)))
                .all();
    }

    /** Whether there was such a webhook; its secrets go with it. */
    Mono<Boolean> delete(ProductId product, WebhookKind kind) {
        return database.sql(
                        """
                        delete from product_webhooks
                        where product_id = :product and kind = :kind
                        """)
                .bind("product", product.value())
                .bind("kind", kind.word())
                .fetch()
                .rowsUpdated()
                .map(deleted -> deleted > 0);
    }

    private static Webhook toWebhook(Readable row) {
        return new Webhook(
                Column.text(row, "kind"),
                row.get("shop_domain", String.class),
                Column.time(row, "created_at"),
                row.get("previous_until", Instant.class));
    }

    /** A webhook with its place in a list. */
    record Listed(UUID id, Webhook webhook) {}
}
