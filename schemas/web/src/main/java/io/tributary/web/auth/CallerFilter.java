package io.tributary.web.auth;

import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Lets in who may come in at this path, and notes the {@link Caller} for the controllers. */
final class CallerFilter implements WebFilter {

    static final String ATTRIBUTE = Caller.class.getName();

    private static final String BEARER = "Bearer ";

    /** Matched as handlers are, so that an encoded letter does not lead around it. */
    private static final PathPattern BUSINESS = pattern("/business/**");

    private static final PathPattern WALLET = pattern("/wallet/**");
    private static final PathPattern EXTERNAL = pattern("/external/**");

    /** Whoever sends a webhook has no key; the controller checks its signature. */
    private static final PathPattern WEBHOOKS = pattern("/external/webhooks/**");

    /** Whoever signs in is nobody yet. */
    private static final PathPattern SIGN_IN = pattern("/auth/**");

    /** Asked for by other services too, and nothing but memory. */
    private static final PathPattern PUBLIC_KEYS = pattern("/auth/jwks.json");

    private static final PathPattern MANAGEMENT = pattern("/actuator/**");
    private static final PathPattern HEALTH = pattern("/actuator/health/**");
    private static final PathPattern METRICS = pattern("/actuator/prometheus");

    private final CountedCallers callers;
    private final OperatorToken operator;

    CallerFilter(CountedCallers callers, OperatorToken operator) {
        this.callers = callers;
        this.operator = operator;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        String bearer = bearer(exchange.getRequest().getHeaders());
        if (BUSINESS.matches(path) || WALLET.matches(path)) {
            return enter(callers.wallet(bearer, exchange), exchange, chain);
        }
        if (isOfNobodyKnown(path)) {
            callers.enterUnknown(exchange);
            return chain.filter(exchange);
        }
        if (EXTERNAL.matches(path)) {
            return enter(callers.keyOrWallet(bearer, exchange), exchange, chain);
        }
        return isOperatorsOnly(path) && !operator.is(bearer)
                ? Mono.error(unauthenticated(null))
                : chain.filter(exchange);
    }

    static ProblemException unauthenticated(@Nullable String detail) {
        return new Problem(CommonProblem.UNAUTHENTICATED, detail, List.of(), Map.of()).exception();
    }

    private static Mono<Void> enter(
            Mono<Caller> caller, ServerWebExchange exchange, WebFilterChain chain) {
        return caller.doOnNext(known -> exchange.getAttributes().put(ATTRIBUTE, known))
                .flatMap(known -> chain.filter(exchange));
    }

    /** The token; null without one, with two, or with another scheme. */
    private static @Nullable String bearer(HttpHeaders headers) {
        List<String> values = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (values.size() != 1
                || !values.getFirst().regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String token = values.getFirst().substring(BEARER.length()).strip();
        return token.isEmpty() ? null : token;
    }

    private static boolean isOfNobodyKnown(PathContainer path) {
        return WEBHOOKS.matches(path) || (SIGN_IN.matches(path) && !PUBLIC_KEYS.matches(path));
    }

    private static boolean isOperatorsOnly(PathContainer path) {
        return MANAGEMENT.matches(path) && !HEALTH.matches(path) && !METRICS.matches(path);
    }

    private static PathPattern pattern(String text) {
        return PathPatternParser.defaultInstance.parse(text);
    }
}
