package io.tributary.web.auth;

import reactor.core.publisher.Mono;

/**
 * Where a service finds a valid key; empty where it is unknown or revoked. A service without {@code
 * /external} returns empty.
 */
@FunctionalInterface
public interface ApiKeyLookup {

    /**
     * The key with this hash.
     *
     * @param sha256 SHA-256 of the whole key, 64 lower-case hex digits
     */
    Mono<ApiKey> byHash(String sha256);
}
