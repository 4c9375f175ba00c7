package io.tributary.web.json;

import io.tributary.web.body.Lines;
import io.tributary.web.body.RequestBytes;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
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
    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);

    /** PATCH is a merge patch (RFC 7396) here, whether or not its type says so. */
    private static final List<MediaType> PATCH =
            List.of(MediaType.APPLICATION_JSON, new MediaType("application", "merge-patch+json"));

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

    /** The request's body, at most {@code limit} bytes of it, not parsed yet. */
    Mono<byte[]> readBytes(ServerWebExchange exchange, int limit) {
        boolean patch = exchange.getRequest().getMethod().equals(HttpMethod.PATCH);
        return RequestBytes.read(exchange, limit, patch ? PATCH : JSON);
    }

    /** One JSON value; the bytes are the whole text. */
    public JsonNode parse(byte[] bytes) {
        return guarded(bytes, () -> mapper.readTree(bytes));
    }

    /** The elements of one JSON array with the length of each; null where the text is no array. */
    @Nullable List<JsonItems.Item> parseItems(byte[] bytes) {
        return guarded(bytes, () -> items(bytes));
    }

    /** Every line's value; a line that is no JSON is an item with that problem. */
    List<JsonItems.Item> parseLines(byte[] bytes) {
        List<JsonItems.Item> items = new ArrayList<>();
        for (byte[] line : Lines.of(bytes, JsonItems.MOST + 1)) {
            JsonItems.requireRoom(items);
            items.add(parseLine(line));
        }
        return items;
    }

    private JsonItems.Item parseLine(byte[] line) {
        try {
            return JsonItems.Item.of(parse(line), line.length);
        } catch (ProblemException malformed) {
            return JsonItems.Item.unreadable(line.length, malformed.problem());
        }
    }

    private @Nullable List<JsonItems.Item> items(byte[] bytes) {
        try (JsonParser parser = elements.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                parse(bytes);
                return null;
            }
            List<JsonItems.Item> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonItems.requireRoom(items);
                long start = parser.currentTokenLocation().getByteOffset();
                JsonNode node = elements.readTree(parser);
                items.add(JsonItems.Item.of(node, (int) (end(parser) - start)));
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
        } catch (StreamConstraintsException | NumberFormatException tooMuch) {
            // Jackson's own exceptions do not cover an exponent that is no int.
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
