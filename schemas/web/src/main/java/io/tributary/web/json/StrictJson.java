package io.tributary.web.json;

import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON as RFC 8259 has it and not more: UTF-8, one value, names once, at most 64 deep.
 * Numbers keep their digits. Errors are problems: 413 {@code too-large}, 415 {@code
 * unsupported-media-type}, 408 {@code request-timeout}, 400 {@code malformed-json}.
 */
public final class StrictJson {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 400;
    private static final int LONGEST_NAME = 1000;
    private static final Duration SLOWEST = Duration.ofSeconds(20);

    private final JsonMapper mapper =
            JsonMapper.builder(factory())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    /** Inside an array something follows every element. */
    private final JsonMapper elements =
            mapper.rebuild().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** The request's body, at most {@code limit} bytes of it. */
    public Mono<JsonNode> read(ServerWebExchange exchange, int limit) {
        return readBytes(exchange, limit).map(this::parse);
    }

    /** The request's body as it came, at most {@code limit} bytes of it, not parsed yet. */
    Mono<byte[]> readBytes(ServerWebExchange exchange, int limit) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (!isJson(headers)) {
            return Mono.error(
                    Problem.of(
                                    CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                                    "application/json is read here")
                            .exception());
        }
        if (headers.getContentLength() > limit) {
            return Mono.error(tooLarge(limit));
        }
        return DataBufferUtils.join(exchange.getRequest().getBody(), limit)
                .timeout(SLOWEST)
                .onErrorMap(DataBufferLimitException.class, tooMuch -> tooLarge(limit))
                .onErrorMap(
                        TimeoutException.class,
                        slow -> Problem.of(CommonProblem.REQUEST_TIMEOUT).exception())
                .map(StrictJson::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    /** One JSON value; the bytes are the whole text. */
    public JsonNode parse(byte[] bytes) {
        return guarded(bytes, () -> mapper.readTree(bytes));
    }

    /** The elements of one JSON array with the length of each; null where the text is no array. */
    @Nullable List<JsonItems.Item> parseItems(byte[] bytes) {
        return guarded(bytes, () -> items(bytes));
    }

    private @Nullable List<JsonItems.Item> items(byte[] bytes) {
        try (JsonParser parser = elements.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                parse(bytes);
                return null;
            }
            List<JsonItems.Item> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                long start = parser.currentTokenLocation().getByteOffset();
                JsonNode node = elements.readTree(parser);
                items.add(new JsonItems.Item(node, (int) (end(parser) - start)));
            }
            if (parser.nextToken() != null) {
                throw malformed("something follows the array");
            }
            return items;
        }
    }

    private static long end(JsonParser parser) {
        parser.finishToken();
        return parser.currentLocation().getByteOffset();
    }

    private static <T extends @Nullable Object> T guarded(byte[] bytes, Supplier<T> parsing) {
        requireUtf8(bytes);
        try {
            return parsing.get();
        } catch (StreamConstraintsException tooMuch) {
            throw malformed(
                    "nested deeper than " + DEEPEST + ", or a number or name that is too long");
        } catch (JacksonException wrong) {
            throw malformed(place(wrong));
        }
    }

    /**
     * Overlong forms and encoded surrogates, which Jackson lets pass, are refused here; so is NUL,
     * which JSON has nowhere, and without which nothing can be taken for UTF-16 or UTF-32.
     */
    private static void requireUtf8(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                throw malformed("a NUL byte");
            }
        }
        try {
            int length =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).length();
            if (length == 0) {
                throw malformed("the body is empty");
            }
        } catch (CharacterCodingException notUtf8) {
            throw malformed("the body is not UTF-8");
        }
    }

    private static String place(JacksonException wrong) {
        return wrong.getLocation() == null
                ? "not one JSON value"
                : "line "
                        + wrong.getLocation().getLineNr()
                        + ", column "
                        + wrong.getLocation().getColumnNr();
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static boolean isJson(HttpHeaders headers) {
        try {
            MediaType type = headers.getContentType();
            String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
            return type != null
                    && type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (type.getCharset() == null
                            || type.getCharset().equals(StandardCharsets.UTF_8))
                    && (encoding == null || encoding.equalsIgnoreCase("identity"));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static ProblemException tooLarge(int limit) {
        return Problem.of(CommonProblem.TOO_LARGE, "at most " + limit + " bytes are taken here")
                .exception();
    }

    private static ProblemException malformed(String detail) {
        return Problem.of(CommonProblem.MALFORMED_JSON, detail).exception();
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxNumberLength(LONGEST_NUMBER)
                                .maxNameLength(LONGEST_NAME)
                                .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }
}
