package io.tributary.messaging.relay;

import io.tributary.events.ProductState;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import java.util.List;
import reactor.core.publisher.Mono;

/** A source of a topic that the fixture service must not write. */
final class ForeignSource implements StateSource<ProductState> {

    @Override
    public Topic<ProductState> topic() {
        return Topics.PRODUCTS;
    }

    @Override
    public Mono<List<Row<ProductState>>> unpublished(int limit) {
        return Mono.just(List.of());
    }

    @Override
    public Mono<Void> markPublished(List<Row<ProductState>> rows) {
        return Mono.empty();
    }
}
