package io.tributary.interaction.delivery;

import io.tributary.interaction.secret.WebhookKind;
import io.tributary.values.ProductId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Notes what anybody may send without a signature, so many of each product in an hour. */
@Component
public class RefusedDeliveries {

    private static final Duration SPAN = Duration.ofHours(1);
    private static final int MOST_PRODUCTS = 10_000;

    private final Deliveries deliveries;
    private final DeliveryProperties properties;
    private final Clock clock;
    private final Map<ProductId, Integer> noted = new HashMap<>();
    private Instant since = Instant.MIN;

    RefusedDeliveries(Deliveries deliveries, DeliveryProperties properties, Clock clock) {
        this.deliveries = deliveries;
        this.properties = properties;
        this.clock = clock;
    }

    /** Notes one, if there is room for it. */
    public Mono<Void> note(UUID id, ProductId product, WebhookKind kind, DeliveryResult result) {
        return hasRoom(product) ? deliveries.note(id, product, kind, null, result) : Mono.empty();
    }

    private synchronized boolean hasRoom(ProductId product) {
        Instant now = clock.instant();
        if (since.isBefore(now.minus(SPAN)) || noted.size() > MOST_PRODUCTS) {
            since = now;
            noted.clear();
        }
        return noted.merge(product, 1, Integer::sum) <= properties.refusedPerHour();
    }
}
