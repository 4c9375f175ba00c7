package io.tributary.product;

import io.tributary.testkit.auth.TestTokens;
import io.tributary.web.auth.AuthConfiguration;
import io.tributary.web.limit.LimitConfiguration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.handler.DefaultWebFilterChain;
import reactor.core.publisher.Mono;

/** Checks tokens as every other service does: by the issuer's keys, fetched over HTTP. */
final class Verifier implements AutoCloseable {

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();
    private final List<WebFilter> filters;

    Verifier(int port) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "verifier",
                                Map.of(
                                        "tributary.auth.jwks-uri",
                                        "http://127.0.0.1:" + port + "/auth/jwks.json",
                                        "tributary.auth.issuer",
                                        TestTokens.shared().issuer())));
        context.register(AuthConfiguration.class, LimitConfiguration.class);
        context.refresh();
        filters =
                context.getBean(SecurityWebFilterChain.class)
                        .getWebFilters()
                        .collectList()
                        .blockOptional()
                        .orElseThrow();
    }

    boolean takes(String token) {
        AtomicBoolean entered = new AtomicBoolean();
        WebHandler handler =
                exchange -> {
                    entered.set(true);
                    return Mono.empty();
                };
        MockServerWebExchange exchange =
                MockServerWebExchange.from(
                        MockServerHttpRequest.get("/business/products")
                                .header("Authorization", "Bearer " + token));
        new DefaultWebFilterChain(handler, filters).filter(exchange).onErrorComplete().block();
        return entered.get();
    }

    @Override
    public void close() {
        context.close();
    }
}
