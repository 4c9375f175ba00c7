package io.tributary.interaction.product;

import io.tributary.messaging.product.KnownKey;
import io.tributary.messaging.product.KnownProducts;
import io.tributary.web.auth.ApiKeyLookup;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.RoleLookup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers who is calling, and what a wallet may do, from what this service learnt of products. */
@Configuration(proxyBeanMethods = false)
class ProductConfiguration {

    @Bean
    ApiKeyLookup apiKeyLookup(KnownProducts products) {
        return sha256 -> products.keyByHash(sha256).map(ProductConfiguration::toCaller);
    }

    @Bean
    RoleLookup roleLookup(KnownProducts products) {
        return products::rolesOf;
    }

    private static Caller.Key toCaller(KnownKey key) {
        return new Caller.Key(key.id(), key.product(), key.secret(), key.test());
    }
}
