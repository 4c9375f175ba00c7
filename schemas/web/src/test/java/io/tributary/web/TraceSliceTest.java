package io.tributary.web;

import static io.tributary.web.Slice.http;
import static io.tributary.web.Slice.uri;
import static io.tributary.web.TestApplication.SPANS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.tributary.web.problem.TraceId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spans of requests as they are answered, problems included. */
class TraceSliceTest {

    private static final AttributeKey<Long> STATUS =
            AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("error.type");

    @ParameterizedTest
    @CsvSource({
        "/open/page, 200, UNSET,",
        "/open/nothing, 404, UNSET,",
        "/wallet/me, 401, UNSET,",
        "/open/broken, 500, ERROR, java.lang.IllegalStateException",
        "/open/database, 503, ERROR, org.springframework.dao.DataAccessResourceFailureException"
    })
    void tellsHowTheRequestWasAnswered(
            String path, long status, StatusCode outcome, @Nullable String type) {
        String trace = TraceId.draw();

        http().get()
                .uri(uri(path))
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .exchange()
                .expectStatus()
                .isEqualTo((int) status);

        SpanData span =
                await("the span of " + path)
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> find(trace), Optional::isPresent)
                        .orElseThrow();
        assertThat(span.getAttributes().get(STATUS)).isEqualTo(status);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(outcome);
        assertThat(span.getAttributes().get(TYPE)).isEqualTo(type);
    }

    private static Optional<SpanData> find(String trace) {
        return SPANS.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(trace))
                .findFirst();
    }
}
