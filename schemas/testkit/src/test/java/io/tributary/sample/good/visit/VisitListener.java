package io.tributary.sample.good.visit;

import io.tributary.events.Topics;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

class VisitListener {

    void onProducts(List<byte[]> records) {
        Mono.just(Topics.PRODUCTS.name() + Topics.INTERACTIONS.name() + records.size())
                .block(Duration.ofSeconds(1));
    }
}
