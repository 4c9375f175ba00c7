package io.tributary.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.contract.OpenApiDocument.Operation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Bodies that are no JSON, more than is taken, or one byte within: the same at every operation. */
@Order(220)
@ExtendWith(SharedQuickstart.class)
class BadBodyE2ET {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int INTERACTION = 32 * 1024;
    private static final String MALFORMED = "malformed-json";
    private static final String INVALID = "invalid-request";
    private static final String UNREAD = "unsupported-media-type";
    private static final String TOO_LARGE = "too-large";

    private static final List<String> NO_JSON =
            List.of(
                    "",
                    "{",
                    "{}{}",
                    "{} x",
                    "[1,]",
                    "{\"a\":1,}",
                    "{'a':1}",
                    "{a:1}",
                    "nul",
                    "{\"a\":NaN}",
                    "{\"a\":Infinity}",
                    "{\"a\":01}",
                    "{\"a\":+1}",
                    "{\"a\":.5}",
                    "{\"a\":1e2147483648}",
                    "{\"a\":-1E-99999999999}",
                    "{\"a\":1,\"a\":1}",
                    "[{\"a\":{\"b\":1,\"b\":2}}]",
                    "/*x*/{}",
                    "{\"a\":\"\t\"}",
                    "{\"a\":\"\\x\"}",
                    "{}\u0000",
                    nested(65),
                    "{\"a\":" + "9".repeat(100_000) + "}");

    /** JSON, but nothing that can be kept, or no object, or one without what it has to have. */
    private static final List<String> WRONG_JSON =
            List.of(
                    "[]",
                    "1",
                    "\"x\"",
                    "null",
                    "{}",
                    nested(64),
                    "{\"a\\u0000\":1}",
                    "{\"a\":\"\\u0000\"}",
                    "{\"a\":[\"\\ud800\"]}",
                    "{\"a\":\"\\udc00\\ud800\"}",
                    "{\"a\":1e999999}",
                    "{\"a\":-1E-999999}",
                    "\uFEFF{}");

    private static Shop shop;
    private static ValidRequests requests;

    @BeforeAll
    static void open(RunningQuickstart quickstart) {
        shop = Shop.of(quickstart);
        requests = new ValidRequests(quickstart, shop);
    }

    /** Each operation that reads a body, with its port. */
    private static Stream<Map.Entry<Operation, Integer>> readers() {
        return requests.operations().entrySet().stream()
                .filter(entry -> !entry.getKey().bodySchema().isMissingNode());
    }

    private static boolean isBatch(Operation operation) {
        return operation.template().endsWith("/batch");
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNoJsonAndWhatCannotBeKept() {
        return readers()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey().toString(),
                                () -> refusesBodies(entry.getKey(), shop.port(entry.getValue()))));
    }

    private void refusesBodies(Operation operation, int port) {
        for (String json : NO_JSON) {
            requireRefused(operation, port, json, 400, MALFORMED);
        }
        if (isBatch(operation)) {
            return;
        }
        for (String json : WRONG_JSON) {
            if (!isEmptyPatch(operation, json)) {
                requireRefused(operation, port, json, 422, INVALID);
            }
        }
    }

    /** A merge patch may leave all as it is. */
    private static boolean isEmptyPatch(Operation operation, String json) {
        return operation.method().equals("PATCH") && json.endsWith("{}");
    }

    /** An object around an array around …, this many levels in all; an array where one is read. */
    private static String nested(int levels) {
        return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
    }

    private static void requireRefused(
            Operation operation, int port, String json, int status, String code) {
        RawRequest request = requests.to(operation).json(json);
        try {
            RawAnswer.to(port, request.bytes()).requireProblem(status, code);
        } catch (AssertionError wrong) {
            throw new AssertionError(request.toString(), wrong);
        }
    }

    @TestFactory
    Stream<DynamicTest> readsUtf8JsonOnly() {
        return readers()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey().toString(),
                                () -> readsUtf8Json(entry.getKey(), shop.port(entry.getValue()))));
    }

    private void readsUtf8Json(Operation operation, int port) {
        RawRequest valid = requests.to(operation);
        String json = new String(valid.body(), StandardCharsets.UTF_8);
        for (Charset charset :
                List.of(
                        StandardCharsets.UTF_16,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE,
                        Charset.forName("UTF-32"))) {
            RawAnswer.to(port, valid.body(json.getBytes(charset)).bytes())
                    .requireProblem(400, MALFORMED);
        }
        for (String bytes :
                List.of(
                        "\u00ff",
                        "\u00c0\u0080",
                        "\u00ed\u00a0\u0080",
                        "\u00f5\u0080\u0080\u0080")) {
            byte[] body = ("{\"a\":\"" + bytes + "\"}").getBytes(StandardCharsets.ISO_8859_1);
            RawAnswer.to(port, valid.body(body).bytes()).requireProblem(400, MALFORMED);
        }
        for (String header :
                List.of(
                        "Content-Type: text/plain",
                        "Content-Type: application/xml",
                        "Content-Type: application/json;charset=iso-8859-1",
                        "Content-Type: nonsense",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Type: ",
                        "Content-Encoding: br")) {
            RawAnswer.to(port, valid.with(header).bytes()).requireProblem(415, UNREAD);
        }
        RawAnswer.to(port, valid.with("Content-Encoding: gzip").bytes())
                .requireProblem(400, MALFORMED);
    }

    @TestFactory
    Stream<DynamicTest> takesBodiesUpToTheLastByte() {
        return readers()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey().toString(),
                                () -> takesUpTo(entry.getKey(), shop.port(entry.getValue()))));
    }

    private void takesUpTo(Operation operation, int port) {
        int limit = isBatch(operation) ? 10 * MEBIBYTE : MEBIBYTE;
        RawRequest valid = requests.to(operation);
        RawRequest within = valid.body(ofLength(limit));
        RawRequest beyond = valid.body(ofLength(limit + 1));
        RawAnswer.to(port, beyond.bytes()).requireProblem(413, TOO_LARGE);
        RawAnswer.to(port, beyond.chunked()).requireProblem(413, TOO_LARGE);
        assertThat(RawAnswer.to(port, within.chunked()).status()).isNotIn(400, 408, 415, 500, 503);
        RawAnswer taken = RawAnswer.to(port, within.bytes());
        if (!operation.template().startsWith("/external")) {
            taken.requireProblem(422, INVALID);
        }
    }

    private static byte[] ofLength(int length) {
        String start = "[{\"a\":\"";
        String end = "\"}]";
        String filler = "x".repeat(length - start.length() - end.length());
        return (start + filler + end).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void takesAnInteractionUpToTheLastByte() {
        assertThat(post(interactionOf(INTERACTION)).status()).isEqualTo(202);
        post(interactionOf(INTERACTION + 1)).requireProblem(413, TOO_LARGE);
        JsonNode results =
                batch("[" + interactionOf(INTERACTION) + "," + interactionOf(INTERACTION + 1) + "]")
                        .json()
                        .path("results");
        assertThat(results.at("/0/status").asString()).isEqualTo("accepted");
        assertThat(results.at("/1/problem/status").asInt()).isEqualTo(413);
    }

    private static String interactionOf(int length) {
        String bare = interaction("").replace("\"deep\"", "\"\":\"\",\"deep\"");
        return bare.replace("\"\":\"\"", "\"\":\"" + "x".repeat(length - bare.length()) + "\"");
    }

    @Test
    void takesAHundredFieldsOfData() {
        assertThat(post(withFields(100)).status()).isEqualTo(202);
        post(withFields(101)).requireProblem(422, INVALID);
    }

    /** Beside the two that it has. */
    private static String withFields(int count) {
        StringBuilder fields = new StringBuilder();
        IntStream.range(2, count).forEach(i -> fields.append("\"f" + i + "\":" + i + ","));
        return interaction("").replace("\"more\"", fields + "\"more\"");
    }

    @Test
    void takesAThousandItems() {
        List<String> items =
                IntStream.range(0, 1001).mapToObj(i -> interaction(String.valueOf(i))).toList();
        batch("[" + String.join(",", items) + "]").requireProblem(413, TOO_LARGE);
        RawAnswer taken = batch("[" + String.join(",", items.subList(0, 1000)) + "]");
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.json().path("accepted").asInt()).isEqualTo(1000);
    }

    private static String interaction(String suffix) {
        return shop.interaction(UUID.randomUUID() + suffix);
    }

    private static RawAnswer post(String json) {
        return external("/external/interactions", json);
    }

    private static RawAnswer batch(String json) {
        return external("/external/interactions/batch", json);
    }

    private static RawAnswer external(String path, String json) {
        RawRequest request = RawRequest.of("POST", path, shop.key).json(json);
        return RawAnswer.to(shop.port(8082), request.bytes());
    }
}
