package io.tributary.product.webhook;

import io.tributary.events.ProductSecrets;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.messaging.relay.PublishedVersions;
import io.tributary.messaging.relay.StateSource;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The webhooks of products as {@code product-secrets.v1} has them. */
@Component
class SecretStates implements StateSource<ProductSecrets> {

    private final DatabaseClient database;
    private final PublishedVersions published;

    SecretStates(DatabaseClient database) {
        this.database = database;
        this.published = new PublishedVersions(database, "product_secret_versions", "product_id");
    }

    @Override
    public Topic<ProductSecrets> topic() {
        return Topics.PRODUCT_SECRETS;
    }

    @Override
    public Mono<List<Row<ProductSecrets>>> unpublished(int limit) {
        return database.sql(SecretRows.SELECT)
                .bind("limit", limit)
                .map(SecretRows::toSecret)
                .all()
                .collectList()
                .map(SecretRows::toStates);
    }

    @Override
    public Mono<Void> markPublished(List<Row<ProductSecrets>> rows) {
        return published.mark(rows);
    }
}
