package io.tributary.web.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.tributary.web.problem.TraceId;
import java.io.IOException;
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

    private static final AttributeKey<Long> STATUS =
            AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("error.type");

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
        return run(share, handler);
    }

    private MockServerWebExchange run(double share, WebFilterChain next) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.post("/external/interactions"));
        SampledRequestFilter filter =
                new SampledRequestFilter(
                        tracers.get("test"),
                        new RequestSampling(new SamplingProperties(share, 10), Clock.systemUTC()));
        filter.filter(exchange, next).onErrorComplete().block();
        return exchange;
    }

    private SpanData theSpan() {
        return spans.getFinishedSpanItems().getFirst();
    }

    @Test
    void namesTheSpanByItsRouteAndTellsItsTraceToWhatFollows() {
        MockServerWebExchange exchange = run(1);

        SpanData span = spans.getFinishedSpanItems().getFirst();
        assertThat(span.getName()).isEqualTo("POST /external/interactions");
        assertThat(span.getAttributes().get(STATUS)).isEqualTo(202);
        assertThat(inside).containsExactly(span.getTraceId());
        assertThat(TraceId.of(exchange)).isEqualTo(span.getTraceId());
    }

    @Test
    void leavesUnsampledRequestsUntouched() {
        run(0);

        assertThat(spans.getFinishedSpanItems()).isEmpty();
        assertThat(inside).containsExactly("none");
    }

    @Test
    void waitsForTheAnswerToAnError() {
        MockServerWebExchange exchange = run(1, failing -> Mono.error(new Broken("broken")));
        assertThat(spans.getFinishedSpanItems()).isEmpty();

        exchange.getResponse().setStatusCode(HttpStatus.INTERNAL_SERVER_ERROR);
        exchange.getResponse().setComplete().block();

        assertThat(theSpan().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(theSpan().getAttributes().get(STATUS)).isEqualTo(500);
        assertThat(theSpan().getAttributes().get(TYPE)).isEqualTo(Broken.class.getName());
    }

    @Test
    void endsWhereTheAnswerBreaksOffAndWhereItsClientIsGone() {
        run(1, failing -> failing.getResponse().setComplete().then(Mono.error(new Broken("half"))));
        assertThat(theSpan().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(theSpan().getAttributes().get(TYPE)).isEqualTo(Broken.class.getName());
        spans.reset();

        run(1, failing -> Mono.error(new IOException("Broken pipe")));
        assertThat(theSpan().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    private static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message);
        }
    }
}
