package io.tributary.web.problem;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ends every failed request with {@code application/problem+json} (RFC 9457). An error that nobody
 * knows is a bare 500 with the trace id, and is logged here, once.
 */
final class ProblemExceptionHandler implements WebExceptionHandler, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    private final ErrorProblems problems;
    private final JsonMapper mapper;

    ProblemExceptionHandler(ErrorProblems problems, JsonMapper mapper) {
        this.problems = problems;
        this.mapper = mapper;
    }

    /** Before Boot's own handler (-1) and the framework's (0). */
    @Override
    public int getOrder() {
        return -2;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()
                || DisconnectedClientHelper.isClientDisconnectedException(error)) {
            return Mono.error(error);
        }
        ProblemException known = problems.find(error);
        String traceId = TraceId.of(exchange);
        if (known == null) {
            LOG.error(
                    "unexpected error: traceId={} {} {}",
                    traceId,
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath().value(),
                    error);
        }
        copyHeaders(error, exchange.getResponse().getHeaders());
        return write(
                exchange,
                known == null ? Problem.of(CommonProblem.INTERNAL).exception() : known,
                traceId);
    }

    private Mono<Void> write(ServerWebExchange exchange, ProblemException known, String traceId) {
        Problem problem = known.problem();
        ServerHttpResponse response = exchange.getResponse();
        response.setRawStatusCode(problem.type().status());
        Map<String, Object> body = ProblemBody.of(problem, traceId);
        DataBuffer buffer = response.bufferFactory().wrap(mapper.writeValueAsBytes(body));
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(buffer.readableByteCount());
        addAdvice(known, headers);
        return response.writeWith(Mono.just(buffer));
    }

    private static void addAdvice(ProblemException known, HttpHeaders headers) {
        int status = known.problem().type().status();
        if (status == HttpStatus.UNAUTHORIZED.value()) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (status == HttpStatus.REQUEST_TIMEOUT.value()) {
            // The rest of the body is not waited for.
            headers.set(HttpHeaders.CONNECTION, "close");
        }
        if (known.retryAfter() != null) {
            long seconds = Math.max(1, known.retryAfter().plusMillis(999).toSeconds());
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
    }

    /** Such as {@code Allow} of a 405 and {@code Accept} of a 415. */
    private static void copyHeaders(@Nullable Throwable error, HttpHeaders headers) {
        if (error instanceof ErrorResponse response) {
            response.getHeaders().forEach(headers::put);
        }
    }
}
