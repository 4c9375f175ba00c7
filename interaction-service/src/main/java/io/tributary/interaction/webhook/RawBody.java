package io.tributary.interaction.webhook;

import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Reads a body as it came, of whatever media type: what is signed are these bytes, and nothing
 * looks into them before the signature is verified.
 */
final class RawBody {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final Duration SLOWEST = Duration.ofSeconds(20);

    private RawBody() {}

    static Mono<byte[]> read(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (isEncoded(headers.getFirst(HttpHeaders.CONTENT_ENCODING))) {
            return Mono.error(Problem.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE).exception());
        }
        if (headers.getContentLength() > MOST_BYTES) {
            return Mono.error(tooLarge());
        }
        return DataBufferUtils.join(exchange.getRequest().getBody(), MOST_BYTES)
                .timeout(SLOWEST)
                .onErrorMap(DataBufferLimitException.class, tooMuch -> tooLarge())
                .onErrorMap(
                        TimeoutException.class,
                        slow -> Problem.of(CommonProblem.REQUEST_TIMEOUT).exception())
                .map(RawBody::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    private static boolean isEncoded(@Nullable String encoding) {
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }

    private static ProblemException tooLarge() {
        return Problem.of(
                        CommonProblem.TOO_LARGE, "at most " + MOST_BYTES + " bytes are taken here")
                .exception();
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
