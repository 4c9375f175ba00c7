package io.tributary.reward.product;

import io.tributary.messaging.product.KnownProducts;
import io.tributary.web.auth.ApiKeyLookup;
import io.tributary.web.auth.RoleLookup;
import io.tributary.web.origin.OriginLookup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * Roles as this service learnt them, and the origins whose pages show wallets their rewards; no
 * keys, since it serves nothing under {@code /external}.
 */
@Configuration(proxyBeanMethods = false)
class ProductConfiguration {

    @Bean
    RoleLookup roleLookup(KnownProducts products) {
        return products::rolesOf;
    }

    @Bean
    OriginLookup originLookup(KnownProducts products) {
        return products::isOrigin;
    }

    @Bean
    ApiKeyLookup apiKeyLookup() {
        return sha256 -> Mono.empty();
    }
}
