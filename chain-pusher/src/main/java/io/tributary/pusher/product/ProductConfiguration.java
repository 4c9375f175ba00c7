package io.tributary.pusher.product;

import io.tributary.messaging.product.KnownProducts;
import io.tributary.web.auth.ApiKeyLookup;
import io.tributary.web.auth.RoleLookup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Products as this service knows them. */
@Configuration(proxyBeanMethods = false)
class ProductConfiguration {

    @Bean
    Banks banks(KnownProducts products) {
        return new Banks(products);
    }

    @Bean
    RoleLookup roleLookup(KnownProducts products) {
        return products::rolesOf;
    }

    /** Nothing here is called with an API key. */
    @Bean
    ApiKeyLookup apiKeyLookup() {
        return hash -> Mono.empty();
    }
}
