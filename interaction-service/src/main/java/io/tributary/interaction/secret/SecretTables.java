package io.tributary.interaction.secret;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.ProductId;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads what the step learnt. */
final class SecretTables {

    private static final String SELECT =
            """
            select w.product_id, w.kind,
                   array(select s.sealed
                         from known_webhook_secrets s
                         where s.product_id = w.product_id and s.kind = w.kind
                           and (s.valid_until is null or s.valid_until > now())
                         order by s.valid_until desc nulls first) as sealed
            from known_webhooks w
            """;

    /**
     * A shop that went from one product to another is for a moment known of both; what was written
     * last is true.
     */
    private static final String BY_SHOP =
            SELECT
                    + """
                    join known_product_secrets p on p.product_id = w.product_id
                    where w.shop_domain = :shop and w.kind = 'shopify'
                    order by p.updated_at desc
                    limit 1
                    """;

    private static final String ONE = SELECT + "where w.product_id = :product and w.kind = :kind";

    private final DatabaseClient database;

    SecretTables(DatabaseClient database) {
        this.database = database;
    }

    Mono<SealedRow> byShop(String domain) {
        return database.sql(BY_SHOP).bind("shop", domain).map(SecretTables::toRow).one();
    }

    Mono<SealedRow> find(ProductId product, WebhookKind kind) {
        return database.sql(ONE)
                .bind("product", product.value())
                .bind("kind", kind.word())
                .map(SecretTables::toRow)
                .one();
    }

    private static SealedRow toRow(Readable row) {
        return new SealedRow(
                Column.product(row, "product_id"),
                Column.text(row, "kind"),
                List.of(Column.of(row, "sealed", String[].class)));
    }

    /** A webhook with those of its secrets that are valid now, as they came. */
    record SealedRow(ProductId product, String kind, List<String> sealed) {}
}
