package io.tributary.web.origin;

import io.tributary.web.limit.RateLimits;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Answers preflights of what pages ask for, and lets pages of origins that a publishable key names
 * read whatever comes back, refusals included: of {@code /external}, of {@code /wallet}, and of the
 * sign-in by which a page gets the wallet's token for both. Requests without {@code Origin} pass
 * untouched.
 */
public final class CrossOriginFilter implements WebFilter {

    private static final Logger LOG = LoggerFactory.getLogger(CrossOriginFilter.class);
    private static final List<PathPattern> OF_PAGES =
            Stream.of("/external/**", "/wallet/**", "/auth/nonce", "/auth/verify")
                    .map(PathPatternParser.defaultInstance::parse)
                    .toList();

    private final OriginLookup origins;
    private final RateLimits limits;

    /**
     * A filter.
     *
     * @param origins asked for requests with an {@code Origin} only; while it fails no page reads
     * @param limits preflights count on their address
     */
    public CrossOriginFilter(OriginLookup origins, RateLimits limits) {
        this.origins = origins;
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String origin = Origins.of(exchange.getRequest().getHeaders());
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        if (origin == null || OF_PAGES.stream().noneMatch(asked -> asked.matches(path))) {
            return chain.filter(exchange);
        }
        exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (CorsUtils.isPreFlightRequest(exchange.getRequest())) {
            limits.enterByAddress(exchange);
        }
        return isNamed(origin).flatMap(named -> proceed(named, origin, exchange, chain));
    }

    private Mono<Boolean> isNamed(String origin) {
        if (origin.isEmpty()) {
            return Mono.just(false);
        }
        return origins.isNamed(origin).defaultIfEmpty(false).onErrorResume(this::unknown);
    }

    private Mono<Boolean> unknown(Throwable away) {
        LOG.debug("whether a key names an origin cannot be read: {}", away.toString());
        return Mono.just(false);
    }

    private Mono<Void> proceed(
            boolean named, String origin, ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders answer = exchange.getResponse().getHeaders();
        if (named) {
            CrossOrigin.allow(answer, origin);
        }
        if (!CorsUtils.isPreFlightRequest(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        if (!named) {
            return Mono.error(Problem.of(CommonProblem.ORIGIN_NOT_ALLOWED).exception());
        }
        CrossOrigin.allowRequests(answer);
        exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
        return exchange.getResponse().setComplete();
    }
}
