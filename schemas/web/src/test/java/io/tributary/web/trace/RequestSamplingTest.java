package io.tributary.web.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class RequestSamplingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SAMPLED = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String UNSAMPLED = "00-" + TRACE + "-00f067aa0ba902b7-00";

    private Instant now = Instant.parse("2026-11-29T12:00:00Z");

    private RequestSampling sampling(double share, int forCallers) {
        Clock clock =
                new Clock() {
                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                };
        return new RequestSampling(new SamplingProperties(share, forCallers), clock);
    }

    private static HttpHeaders with(String traceparent) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("traceparent", traceparent);
        return headers;
    }

    @Test
    void goesOnWithTheTraceOfItsCaller() {
        Context chosen = sampling(0, 10).choose(with(SAMPLED));
        assertThat(chosen).isNotNull();
        assertThat(Span.fromContext(chosen).getSpanContext().getTraceId()).isEqualTo(TRACE);
    }

    @Test
    void leavesTheStateOfItsCallerAtTheDoor() {
        HttpHeaders headers = with(SAMPLED);
        headers.set("tracestate", "vendor=" + "x".repeat(200));

        Context chosen = sampling(0, 10).choose(headers);

        assertThat(chosen).isNotNull();
        assertThat(Span.fromContext(chosen).getSpanContext().getTraceId()).isEqualTo(TRACE);
        assertThat(Span.fromContext(chosen).getSpanContext().getTraceState().isEmpty()).isTrue();
    }

    @Test
    void leavesAloneWhatItsCallerDoesNotTrace() {
        assertThat(sampling(1, 10).choose(with(UNSAMPLED))).isNull();
    }

    @Test
    void tracesNoMoreForCallersThanItsBoundInASecond() {
        RequestSampling sampling = sampling(0, 10);
        assertThat(traced(sampling)).isEqualTo(10);
        now = now.plusSeconds(1);
        assertThat(traced(sampling)).isEqualTo(10);
    }

    private static long traced(RequestSampling sampling) {
        return IntStream.range(0, 100).filter(i -> sampling.choose(with(SAMPLED)) != null).count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01"
            })
    void takesAMalformedTraceForNone(String traceparent) {
        assertThat(sampling(0, 10).choose(with(traceparent))).isNull();
        assertThat(sampling(1, 0).choose(with(traceparent))).isEqualTo(Context.root());
    }

    @Test
    void tracesAShareOfTheOthers() {
        RequestSampling none = sampling(0, 10);
        RequestSampling half = sampling(0.5, 10);
        HttpHeaders headers = new HttpHeaders();
        assertThat(none.choose(headers)).isNull();
        assertThat(IntStream.range(0, 2000).filter(i -> half.choose(headers) != null).count())
                .isBetween(800L, 1200L);
    }

    @Test
    void refusesASharesThatIsNone() {
        assertThatThrownBy(() -> new SamplingProperties(1.5, 1))
                .hasMessage("sampled: 1.5 (expected: 0..1)");
        assertThatThrownBy(() -> new SamplingProperties(1, -1))
                .hasMessage("sampled-for-callers: -1 (expected: >= 0)");
    }
}
