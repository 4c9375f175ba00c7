package io.tributary.sample.bad.edge;

import org.springframework.kafka.annotation.KafkaListener;

class Ears {

    @KafkaListener(topics = "products.v1")
    void onProduct(byte[] product) {}
}
