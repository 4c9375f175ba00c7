package io.tributary.interaction.webhook;

import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Reads a body as it came, of whatever media type: what is signed are these bytes, and nothing
 * looks into them before the signature is verified. Anybody may send one, so what all of them hold
 * while they come is bounded.
 */
@Component
class RawBodies {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final long MOST_BYTES_OF_ALL = 64L * MOST_BYTES;
    private static final Duration SLOWEST = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final AtomicLong held = new AtomicLong();

    /** Ends with 413 over 1 MiB, 408 after 20 s, 503 while others hold 64 MiB. */
    Mono<byte[]> read(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (isEncoded(headers.getFirst(HttpHeaders.CONTENT_ENCODING))) {
            return Mono.error(Problem.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE).exception());
        }
        if (headers.getContentLength() > MOST_BYTES) {
            return Mono.error(tooLarge());
        }
        return Mono.using(AtomicLong::new, own -> join(exchange, own), this::giveBack);
    }

    private Mono<byte[]> join(ServerWebExchange exchange, AtomicLong own) {
        return DataBufferUtils.join(
                        exchange.getRequest().getBody().doOnNext(part -> hold(part, own)),
                        MOST_BYTES)
                .timeout(SLOWEST)
                .onErrorMap(DataBufferLimitException.class, tooMuch -> tooLarge())
                .onErrorMap(
                        TimeoutException.class,
                        slow -> Problem.of(CommonProblem.REQUEST_TIMEOUT).exception())
                .map(RawBodies::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    private void hold(DataBuffer part, AtomicLong own) {
        int bytes = part.readableByteCount();
        own.addAndGet(bytes);
        if (held.addAndGet(bytes) > MOST_BYTES_OF_ALL) {
            DataBufferUtils.release(part);
            throw new ProblemException(Problem.of(CommonProblem.OVERLOADED), SOON);
        }
    }

    private void giveBack(AtomicLong own) {
        held.addAndGet(-own.get());
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
