package io.tributary.web.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.tributary.web.problem.TraceId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

class SampledRequestFilterTest {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider tracers =
            SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
    private final List<String> inside = new ArrayList<>();
    private final WebFilterChain handler =
            exchange ->
                    Mono.deferContextual(context -> {
                        inside.add(traceOf(context.getOrEmpty(Context.class).orElse(null)));
                        return answer(exchange);
                    });

    private static String traceOf(@org.jspecify.annotations.Nullable Object context) {
        return context instanceof Context known
                ? Span.fromContext(known).getSpanContext().getTraceId()
                : "none";
    }

    private static Mono<Void> answer(org.springframework.web.server.ServerWebExchange exchange) {
        exchange.getAttributes()
                .put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/external/interactions");
        exchange.getResponse().setStatusCode(HttpStatus.ACCEPTED);
        return Mono.empty();
    }

    private MockServerWebExchange run(double share) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.post("/external/interactions"));
        SampledRequestFilter filter =
                new SampledRequestFilter(
                        tracers.get("test"),
                        new RequestSampling(new SamplingProperties(share, 10), Clock.systemUTC()));
        filter.filter(exchange, handler).block();
        return exchange;
    }

    @Test
    void namesTheSpanByItsRouteAndTellsItsTraceToWhatFollows() {
        MockServerWebExchange exchange = run(1);

        SpanData span = spans.getFinishedSpanItems().getFirst();
        assertThat(span.getName()).isEqualTo("POST /external/interactions");
        assertThat(span.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(202);
        assertThat(inside).containsExactly(span.getTraceId());
        assertThat(TraceId.of(exchange)).isEqualTo(span.getTraceId());
    }

    @Test
    void leavesUnsampledRequestsUntouched() {
        run(0);

        assertThat(spans.getFinishedSpanItems()).isEmpty();
        assertThat(inside).containsExactly("none");
    }
}
