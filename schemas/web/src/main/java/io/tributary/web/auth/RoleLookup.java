package io.tributary.web.auth;

import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Roles;
import reactor.core.publisher.Mono;

/** Where a service learns a wallet's roles; NONE where the product is unknown. */
@FunctionalInterface
public interface RoleLookup {

    /** The wallet's roles on the product. */
    Mono<Roles> rolesOf(ProductId product, Address wallet);
}
