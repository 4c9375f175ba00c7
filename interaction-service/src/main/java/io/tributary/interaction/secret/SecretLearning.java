package io.tributary.interaction.secret;

import io.tributary.events.ProductSecrets;
import io.tributary.messaging.column.Column;
import io.tributary.messaging.step.Handled;
import io.tributary.messaging.step.StepHandler;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Learns webhooks from their topic. Of several versions in one poll the highest counts; a version
 * that is not higher than the known one changes nothing. Lock order: rows of {@code
 * known_product_secrets} by id, then what belongs to them.
 */
final class SecretLearning implements StepHandler<ProductSecrets> {

    private static final String CLAIM =
            """
            insert into known_product_secrets (product_id, version, updated_at)
            select s.product_id, s.version, s.updated_at
            from unnest(:ids::uuid[], :versions::bigint[], :times::timestamptz[])
                as s (product_id, version, updated_at)
            order by s.product_id
            on conflict (product_id) do update
            set version = excluded.version,
                updated_at = excluded.updated_at,
                learnt_at = now()
            where known_product_secrets.version < excluded.version
            returning product_id
            """;

    private final DatabaseClient database;
    private final SecretParts parts;

    SecretLearning(DatabaseClient database, SecretParts parts) {
        this.database = database;
        this.parts = parts;
    }

    @Override
    public Mono<Handled> handle(List<ProductSecrets> events) {
        Map<UUID, ProductSecrets> latest = latest(events);
        return claim(latest.values())
                .map(ids -> ids.stream().map(latest::get).toList())
                .flatMap(news -> replaceParts(news).thenReturn(news.size()))
                .map(applied -> Handled.silently(applied, events.size() - applied));
    }

    private static Map<UUID, ProductSecrets> latest(List<ProductSecrets> events) {
        Map<UUID, ProductSecrets> latest = new TreeMap<>();
        for (ProductSecrets event : events) {
            latest.merge(
                    event.getProductId(),
                    event,
                    (known, next) -> next.getVersion() > known.getVersion() ? next : known);
        }
        return latest;
    }

    private Mono<List<UUID>> claim(Collection<ProductSecrets> states) {
        return database.sql(CLAIM)
                .bind("ids", states.stream().map(ProductSecrets::getProductId).toArray(UUID[]::new))
                .bind(
                        "versions",
                        states.stream().map(ProductSecrets::getVersion).toArray(Long[]::new))
                .bind(
                        "times",
                        states.stream().map(ProductSecrets::getUpdatedAt).toArray(Instant[]::new))
                .map(row -> Column.uuid(row, "product_id"))
                .all()
                .collectList();
    }

    private Mono<Void> replaceParts(List<ProductSecrets> states) {
        return states.isEmpty() ? Mono.empty() : parts.replace(states);
    }
}
