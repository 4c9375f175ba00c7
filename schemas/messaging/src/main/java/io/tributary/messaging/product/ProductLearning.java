package io.tributary.messaging.product;

import io.tributary.events.ProductState;
import io.tributary.events.ProductStatus;
import io.tributary.messaging.step.Handled;
import io.tributary.messaging.step.StepHandler;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Learns products from their topic. Of several versions in one poll the highest counts; a version
 * that is not higher than the known one changes nothing. Lock order: rows of {@code known_products}
 * by id, then what belongs to them.
 */
final class ProductLearning implements StepHandler<ProductState> {

    private static final String CLAIM =
            """
            insert into known_products (product_id, version, name, active)
            select s.product_id, s.version, s.name, s.active
            from unnest(:ids::uuid[], :versions::bigint[], :names::text[], :active::boolean[])
                as s (product_id, version, name, active)
            order by s.product_id
            on conflict (product_id) do update
            set version = excluded.version,
                name = excluded.name,
                active = excluded.active,
                learnt_at = now()
            where known_products.version < excluded.version
            returning product_id
            """;

    private final DatabaseClient database;
    private final ProductParts parts;

    ProductLearning(DatabaseClient database, ProductParts parts) {
        this.database = database;
        this.parts = parts;
    }

    @Override
    public Mono<Handled> handle(List<ProductState> events) {
        Map<UUID, ProductState> latest = latest(events);
        return claim(latest.values())
                .map(ids -> ids.stream().map(latest::get).toList())
                .flatMap(news -> replaceParts(news).thenReturn(news.size()))
                .map(applied -> Handled.silently(applied, events.size() - applied));
    }

    private static Map<UUID, ProductState> latest(List<ProductState> events) {
        Map<UUID, ProductState> latest = new TreeMap<>();
        for (ProductState event : events) {
            latest.merge(
                    event.getProductId(),
                    event,
                    (known, next) -> next.getVersion() > known.getVersion() ? next : known);
        }
        return latest;
    }

    private Mono<List<UUID>> claim(Collection<ProductState> states) {
        return database.sql(CLAIM)
                .bind("ids", array(states, ProductState::getProductId, new UUID[0]))
                .bind("versions", array(states, ProductState::getVersion, new Long[0]))
                .bind("names", array(states, ProductState::getName, new String[0]))
                .bind("active", array(states, ProductLearning::isActive, new Boolean[0]))
                .map(row -> Objects.requireNonNull(row.get("product_id", UUID.class)))
                .all()
                .collectList();
    }

    private Mono<Void> replaceParts(List<ProductState> states) {
        return states.isEmpty() ? Mono.empty() : parts.replace(states);
    }

    private static boolean isActive(ProductState state) {
        return state.getStatus() == ProductStatus.ACTIVE;
    }

    private static <V> V[] array(
            Collection<ProductState> states, Function<ProductState, V> field, V[] empty) {
        return states.stream().map(field).toList().toArray(empty);
    }
}
