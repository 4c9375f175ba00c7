package io.tributary.web.auth;

import java.security.interfaces.ECPublicKey;
import reactor.core.publisher.Mono;

/**
 * The issuer's public keys (P-256). Read from its JWKS, unless the service is the issuer and brings
 * a bean of this type.
 */
@FunctionalInterface
public interface WalletKeys {

    /**
     * The key with this {@code kid}; empty where the issuer has none. An error that is a problem
     * (503) where the issuer cannot be asked.
     */
    Mono<ECPublicKey> byId(String keyId);
}
