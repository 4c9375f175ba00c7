package io.tributary.web.body;

import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A request's body, whole, decompressed and bounded. Errors are problems: 413 {@code too-large},
 * 415 {@code unsupported-media-type}, 408 {@code request-timeout}, 400 {@code malformed-json} where
 * it cannot be decompressed.
 */
public final class RequestBytes {

    private static final Duration SLOWEST = Duration.ofSeconds(20);

    /** Bytes that are read and parsed in well under a millisecond. */
    private static final int SMALL = 64 * 1024;

    private RequestBytes() {}

    /** At most {@code limit} bytes, as they come and once decompressed. */
    public static Mono<byte[]> read(ServerWebExchange exchange, int limit, List<MediaType> types) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (typeOf(headers, types) == null) {
            return Mono.error(unsupported(types.getFirst() + " is read here"));
        }
        ContentCoding coding = ContentCoding.of(headers);
        if (coding == null) {
            exchange.getResponse()
                    .getHeaders()
                    .set(HttpHeaders.ACCEPT_ENCODING, ContentCoding.ACCEPTED);
            return Mono.error(unsupported("one encoding of " + ContentCoding.ACCEPTED));
        }
        if (headers.getContentLength() > limit) {
            return Mono.error(tooLarge(limit));
        }
        return join(exchange.getRequest().getBody(), limit)
                .flatMap(bytes -> decoded(bytes, coding, limit));
    }

    /** Which of these types the body is said to be, in UTF-8; null for none. */
    public static @Nullable MediaType typeOf(HttpHeaders headers, List<MediaType> types) {
        try {
            MediaType stated = headers.getContentType();
            if (stated == null
                    || (stated.getCharset() != null
                            && !stated.getCharset().equals(StandardCharsets.UTF_8))) {
                return null;
            }
            return types.stream().filter(stated::equalsTypeAndSubtype).findFirst().orElse(null);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** All that comes within 20 s, at most {@code limit} bytes; 413 and 408 as above. */
    public static Mono<byte[]> join(Flux<DataBuffer> parts, int limit) {
        return DataBufferUtils.join(parts, limit)
                .timeout(SLOWEST)
                .onErrorMap(DataBufferLimitException.class, tooMuch -> tooLarge(limit))
                .onErrorMap(
                        TimeoutException.class,
                        slow -> Problem.of(CommonProblem.REQUEST_TIMEOUT).exception())
                .map(RequestBytes::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    /**
     * The same bytes; if they are many, aside of the connections' thread, which others wait for
     * while these are worked on.
     */
    public static Mono<byte[]> aside(byte[] bytes) {
        Mono<byte[]> body = Mono.just(bytes);
        return bytes.length <= SMALL ? body : body.publishOn(Schedulers.parallel());
    }

    /** Decompressing takes long beside reading, however few they are. */
    private static Mono<byte[]> decoded(byte[] bytes, ContentCoding coding, int limit) {
        return coding == ContentCoding.IDENTITY
                ? aside(bytes)
                : Mono.just(bytes)
                        .publishOn(Schedulers.parallel())
                        .map(packed -> coding.decode(packed, limit));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ProblemException unsupported(String detail) {
        return Problem.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE, detail).exception();
    }

    /** 413, with how much is taken. */
    public static ProblemException tooLarge(int limit) {
        return Problem.of(CommonProblem.TOO_LARGE, "at most " + limit + " bytes are taken here")
                .exception();
    }
}
