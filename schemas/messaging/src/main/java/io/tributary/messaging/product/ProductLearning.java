package io.tributary.messaging.product;

import io.tributary.events.ProductState;
import io.tributary.messaging.step.Handled;
import io.tributary.messaging.step.StepHandler;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Learns products from their topic. Of several versions in one poll the highest counts; a version
 * that is not higher than the known one changes nothing. Lock order: rows of {@code known_products}
 * by id, then what belongs to them.
 */
final class ProductLearning implements StepHandler<ProductState> {

    private final ProductClaim products;
    private final ProductParts parts;

    ProductLearning(ProductClaim products, ProductParts parts) {
        this.products = products;
        this.parts = parts;
    }

    @Override
    public Mono<Handled> handle(List<ProductState> events) {
        Map<UUID, ProductState> latest = latest(events);
        return products.claim(latest.values())
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

    private Mono<Void> replaceParts(List<ProductState> states) {
        return states.isEmpty() ? Mono.empty() : parts.replace(states);
    }
}
