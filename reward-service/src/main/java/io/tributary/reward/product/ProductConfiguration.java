package io.tributary.reward.product;

import io.tributary.messaging.product.KnownProducts;
import io.tributary.web.auth.ApiKeyLookup;
import io.tributary.web.auth.RoleLookup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Roles as this service learnt them; no keys, since it serves nothing under {@code /external}. */
@Configuration(proxyBeanMethods = false)
class ProductConfiguration {

    @Bean
    RoleLookup roleLookup(KnownProducts products) {
        return products::rolesOf;
    }

    @Bean
    ApiKeyLookup apiKeyLookup() {
        return sha256 -> Mono.empty();
    }
}
