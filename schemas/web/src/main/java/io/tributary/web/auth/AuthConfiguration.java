package io.tributary.web.auth;

import io.tributary.values.Roles;
import io.tributary.web.connection.HeadersFilter;
import io.tributary.web.limit.RateLimits;
import io.tributary.web.origin.CrossOriginFilter;
import io.tributary.web.origin.OriginLookup;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who may come in. A service brings {@link RoleLookup}, {@link ApiKeyLookup} and {@link
 * OriginLookup}; without them nobody has a role or a key, and no page reads an answer.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuthProperties.class)
public class AuthConfiguration {

    /**
     * Stateless, and only what is needed: the hot path has no session, no CSRF token, no security
     * context.
     */
    @Bean
    SecurityWebFilterChain callers(
            AuthProperties properties,
            ObjectProvider<WalletKeys> ownKeys,
            ObjectProvider<ApiKeyLookup> apiKeys,
            ObjectProvider<OriginLookup> origins,
            RateLimits limits,
            @Value("${tributary.operator-token:#{null}}") @Nullable String operatorToken) {
        WalletKeys keys = ownKeys.getIfAvailable(() -> remoteKeys(properties));
        WalletTokens tokens = new WalletTokens(keys, properties.issuer());
        CountedCallers counted =
                new CountedCallers(
                        tokens, apiKeys.getIfAvailable(() -> hash -> Mono.empty()), limits);
        OriginLookup named = origins.getIfAvailable(() -> origin -> Mono.just(false));
        return new MatcherSecurityWebFilterChain(
                ServerWebExchangeMatchers.anyExchange(),
                List.of(
                        new HeadersFilter(),
                        new CrossOriginFilter(named, limits),
                        new CallerFilter(counted, new OperatorToken(operatorToken))));
    }

    @Bean
    ServerExchangeRejectedHandler rejectedRequests(RateLimits limits) {
        return (exchange, rejected) ->
                Mono.<Void>fromRunnable(() -> count(exchange, limits))
                        .then(Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST)));
    }

    /* No filter sees it; what is below /external is counted all the same. */
    private static void count(ServerWebExchange exchange, RateLimits limits) {
        if (exchange.getRequest().getURI().getRawPath().startsWith("/external/")) {
            limits.enterByAddress(exchange);
        }
    }

    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ProductAccess productAccess(ObjectProvider<RoleLookup> roles) {
        return new RoleBasedAccess(
                roles.getIfAvailable(() -> (product, wallet) -> Mono.just(Roles.NONE)));
    }

    @Bean
    WebFluxConfigurer callerConfigurer() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CallerResolver());
            }
        };
    }

    private static WalletKeys remoteKeys(AuthProperties properties) {
        if (properties.jwksUri() == null) {
            throw new IllegalStateException(
                    "tributary.auth.jwks-uri: missing (expected: where the issuer's keys are)");
        }
        return new RemoteWalletKeys(WebClient.create(), properties.jwksUri());
    }
}
