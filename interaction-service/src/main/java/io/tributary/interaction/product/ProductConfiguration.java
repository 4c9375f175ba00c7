package io.tributary.interaction.product;

import io.tributary.messaging.product.KnownKey;
import io.tributary.messaging.product.KnownProducts;
import io.tributary.web.auth.ApiKey;
import io.tributary.web.auth.ApiKeyLookup;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.RoleLookup;
import io.tributary.web.origin.OriginLookup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Answers who is calling, and what a wallet may do, from what this service learnt of products. */
@Configuration(proxyBeanMethods = false)
class ProductConfiguration {

    @Bean
    ApiKeyLookup apiKeyLookup(KnownProducts products) {
        return sha256 -> products.keyByHash(sha256).flatMap(key -> toApiKey(key, products));
    }

    @Bean
    OriginLookup originLookup(KnownProducts products) {
        return products::isOrigin;
    }

    @Bean
    RoleLookup roleLookup(KnownProducts products) {
        return products::rolesOf;
    }

    private static Mono<ApiKey> toApiKey(KnownKey key, KnownProducts products) {
        Caller.Key caller = new Caller.Key(key.id(), key.product(), key.secret(), key.test());
        return products.find(key.product())
                .map(product -> new ApiKey(caller, key.origins(), product.active()));
    }
}
