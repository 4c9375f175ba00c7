package io.tributary.interaction.webhook;

import io.tributary.web.body.RequestBytes;
import io.tributary.web.limit.BucketId;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Reads a body as it came, of whatever media type: what is signed are these bytes, and nothing
 * looks into them before the signature is verified. Anybody may send one, so what they hold while
 * they come is bounded.
 */
@Component
class RawBodies {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final long MOST_BYTES_OF_ALL = 64L * MOST_BYTES;
    private static final long MOST_BYTES_OF_ONE = 8L * MOST_BYTES;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final BodyRoom room = new BodyRoom(MOST_BYTES_OF_ALL, MOST_BYTES_OF_ONE);

    /**
     * Ends with 413 over 1 MiB, 408 after 20 s, 503 while the bodies that come hold 64 MiB, or
     * those of the same address 8 MiB.
     */
    Mono<byte[]> read(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (isEncoded(headers.getFirst(HttpHeaders.CONTENT_ENCODING))) {
            return Mono.error(Problem.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE).exception());
        }
        if (headers.getContentLength() > MOST_BYTES) {
            return Mono.error(RequestBytes.tooLarge(MOST_BYTES));
        }
        BucketId address = BucketId.address(exchange.getRequest().getRemoteAddress());
        return Mono.using(
                        () -> room.share(address),
                        share -> join(exchange, share),
                        BodyRoom.Share::giveBack)
                .flatMap(RequestBytes::aside);
    }

    private static Mono<byte[]> join(ServerWebExchange exchange, BodyRoom.Share share) {
        return RequestBytes.join(
                exchange.getRequest().getBody().doOnNext(part -> hold(part, share)), MOST_BYTES);
    }

    private static void hold(DataBuffer part, BodyRoom.Share share) {
        if (!share.hold(part.readableByteCount())) {
            DataBufferUtils.release(part);
            throw new ProblemException(Problem.of(CommonProblem.OVERLOADED), SOON);
        }
    }

    private static boolean isEncoded(@Nullable String encoding) {
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }
}
