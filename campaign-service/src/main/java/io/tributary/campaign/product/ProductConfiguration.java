package io.tributary.campaign.product;

import io.tributary.messaging.product.KnownProducts;
import io.tributary.web.auth.ApiKeyLookup;
import io.tributary.web.auth.RoleLookup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The product feature's context: roles as products.v1 told them; no API key is taken here. */
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
