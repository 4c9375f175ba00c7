package io.tributary.web.origin;

import reactor.core.publisher.Mono;

/**
 * Where a service asks whether any publishable key of the installation names an origin. A browser's
 * preflight carries no key, so this is all that can be known then; what the key itself allows is
 * checked with the request that carries it. A service without publishable keys brings none.
 */
@FunctionalInterface
public interface OriginLookup {

    /**
     * Whether some publishable key names the origin.
     *
     * @param origin as the browser sent it, at most {@link Origins#LONGEST} characters
     */
    Mono<Boolean> isNamed(String origin);
}
