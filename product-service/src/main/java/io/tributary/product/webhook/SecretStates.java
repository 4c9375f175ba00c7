package io.tributary.product.webhook;

import io.tributary.events.ProductSecrets;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.messaging.relay.StateSource;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The webhooks of products as {@code product-secrets.v1} has them. */
@Component
class SecretStates implements StateSource<ProductSecrets> {

    private final DatabaseClient database;

    SecretStates(DatabaseClient database) {
        this.database = database;
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
        return database.sql(
                        """
                        update product_secret_versions v
                        set published_version = greatest(v.published_version, done.version)
                        from unnest(:ids, :versions) as done (id, version)
                        where v.product_id = done.id
                        """)
                .bind("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
                .bind("versions", rows.stream().map(Row::version).toArray(Long[]::new))
                .then();
    }
}
