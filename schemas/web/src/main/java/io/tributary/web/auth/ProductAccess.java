package io.tributary.web.auth;

import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Role;
import reactor.core.publisher.Mono;

/** Lets a wallet act for a product, or ends the request. */
public interface ProductAccess {

    /**
     * Completes if the wallet has the role; 404 {@code not-found} without any role, 403 {@code
     * role-missing} with another.
     */
    Mono<Void> require(Address wallet, ProductId product, Role role);

    /** Completes if the wallet has any role; else 404 {@code not-found}. */
    Mono<Void> requireAny(Address wallet, ProductId product);
}
