package io.tributary.e2e.hostile;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes wrong requests of right ones: first by their structure, then as bytes. */
final class Mutations {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Values as they stand in a body, some of which no JSON library would write. */
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1.5",
                    "-0",
                    "1e999999",
                    "1E-999999",
                    "1e400",
                    "1e2147483648",
                    "-1E-99999999999",
                    "9223372036854775808",
                    "2147483648",
                    "9".repeat(399),
                    "9".repeat(5000),
                    "\"\"",
                    "\" \"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"\\udc00x\"",
                    "\"\uD83D\uDCA5\"",
                    "\"" + "x".repeat(300) + "\"",
                    "\"" + "é".repeat(40_000) + "\"",
                    "\"\u0663\u0664\"",
                    "\"1e5\"",
                    "\"-5\"",
                    "\"0x" + "0".repeat(40) + "\"",
                    "\"0xZZ\"",
                    "\"+999999999-12-31T23:59:59Z\"",
                    "\"9999-12-31T23:59:60Z\"",
                    "\"0000-00-00T00:00:00Z\"",
                    "\"2026-02-30T00:00:00+99:99\"",
                    "\"' or 1=1 --\"",
                    "\"${jndi:ldap://x}\"",
                    "\"../../x\"",
                    "\"" + "9".repeat(90) + "\"",
                    "[]",
                    "{}",
                    "[[],{}]",
                    "{\"a\":{\"b\":[]}}",
                    "[".repeat(70) + "]".repeat(70),
                    "NaN",
                    "undefined",
                    "{\"a\":1,\"a\":2}",
                    "\"\\x\"",
                    "'x'",
                    "01");

    private static final List<String> WORDS =
            List.of(
                    "",
                    "%00",
                    "%ff",
                    "%ED%A0%80",
                    "-1",
                    "0",
                    "201",
                    "99999999999999999999",
                    "null",
                    "x".repeat(2000),
                    "..%2f..%2f",
                    "%27%20or%201=1",
                    "%F0%9F%92%A5",
                    "00000000-0000-0000-0000-000000000000",
                    "01A202D0-D529-7B0C-87CF-ADFC441D32D7",
                    "0x0000000000000000000000000000000000000000",
                    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                    "%2B999999999-01-01T00:00:00Z",
                    "2026-02-30T00:00:00Z",
                    "1e3",
                    "a%2Cb",
                    ";a=b");

    private static final List<String> HEADERS =
            List.of(
                    "Accept: text/html",
                    "Accept: x",
                    "Accept: application/*;q=2",
                    "Accept: ",
                    "Content-Type: text/plain",
                    "Content-Type: application/json;charset=utf-16",
                    "Content-Type: x/",
                    "Content-Type: application/json;charset=nope",
                    "Content-Type: multipart/form-data",
                    "Content-Encoding: gzip",
                    "Content-Encoding: \u00ff",
                    "traceparent: 00-x",
                    "traceparent: \u00ff",
                    "Authorization: Basic eDp5",
                    "Authorization: Bearer",
                    "Authorization: Bearer a.b.c",
                    "Authorization: Bearer sk_x",
                    "Authorization: Bearer " + "e".repeat(5000),
                    "X-Forwarded-Host: evil.example",
                    "X-Forwarded-Proto: gopher",
                    "If-Match: \"0\"",
                    "Idempotency-Key: k",
                    "Dry-Run: true",
                    "Dry-Run: maybe",
                    "X-Wallet-Token: a.b.c",
                    "If-None-Match: *",
                    "Range: bytes=0-0",
                    "Expect: 200-ok",
                    "Cookie: " + "a=b; ".repeat(300),
                    "Origin: null",
                    "X-HTTP-Method-Override: DELETE",
                    "Accept-Language: " + "x".repeat(500),
                    "Accept-Encoding: *;q=0");

    private static final List<String> METHODS =
            List.of(
                    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW",
                    "get");

    /** Names that mean something to most. */
    private static final List<String> NAMES = List.of("limit", "cursor", "productId", "wallet");

    private final RandomGenerator random;
    private final List<String> own;

    /**
     * Mutations of the requests of an operation.
     *
     * @param own the names of what it takes in its query
     */
    Mutations(RandomGenerator random, List<String> own) {
        this.random = random;
        this.own = own;
    }

    /** The request with one to three changes. */
    RawRequest of(RawRequest valid) {
        RawRequest changed = valid;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            changed = change(changed);
        }
        return changed;
    }

    private RawRequest change(RawRequest request) {
        boolean hasBody = request.body().length > 0;
        return switch (random.nextInt(hasBody ? 14 : 6)) {
            case 0, 1 -> request.target(query(request.target()));
            case 2, 3 -> request.target(path(request.target()));
            case 4 -> request.with(any(HEADERS));
            case 5 ->
                    random.nextInt(4) == 0
                            ? request.method(any(METHODS))
                            : request.with(any(HEADERS));
            case 6, 7, 8, 9, 10, 11 -> request.body(structure(request.body()));
            default -> request.body(noise(request.body()));
        };
    }

    /** Mostly of what is read, since nothing comes of a name that nobody knows. */
    private String query(String target) {
        List<String> names =
                switch (random.nextInt(8)) {
                    case 0 -> WORDS;
                    case 1 -> NAMES;
                    default -> own.isEmpty() ? NAMES : own;
                };
        return target + (target.contains("?") ? "&" : "?") + any(names) + "=" + any(WORDS);
    }

    private String path(String target) {
        String[] segments = target.split("/", -1);
        if (segments.length > 1) {
            segments[1 + random.nextInt(segments.length - 1)] =
                    random.nextBoolean() ? any(WORDS) : encoded();
        }
        return String.join("/", segments);
    }

    private String encoded() {
        byte[] bytes = new byte[1 + random.nextInt(20)];
        random.nextBytes(bytes);
        return URLEncoder.encode(
                new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }

    /** Another value, no value, one more or a renamed member, somewhere in the tree. */
    private byte[] structure(byte[] body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (RuntimeException noLongerJson) {
            return line(body);
        }
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        if (containers.isEmpty()) {
            return noise(body);
        }
        String placeholder = "@" + random.nextLong() + "@";
        switch (containers.get(random.nextInt(containers.size()))) {
            case ObjectNode object -> changeObject(object, placeholder);
            case ArrayNode array when !array.isEmpty() ->
                    array.set(random.nextInt(array.size()), placeholder);
            case ArrayNode array -> array.add(placeholder);
            case JsonNode other -> throw new IllegalStateException(other.toString());
        }
        return tree.toString()
                .replace("\"" + placeholder + "\"", any(VALUES))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** One of several lines may be JSON. */
    private byte[] line(byte[] body) {
        List<String> lines =
                new ArrayList<>(new String(body, StandardCharsets.UTF_8).lines().toList());
        if (lines.size() < 2) {
            return noise(body);
        }
        int at = random.nextInt(lines.size());
        byte[] changed = structure(lines.get(at).getBytes(StandardCharsets.UTF_8));
        lines.set(at, new String(changed, StandardCharsets.UTF_8));
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private void changeObject(ObjectNode object, String placeholder) {
        List<String> names = new ArrayList<>(object.propertyNames());
        String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.put("unknown" + random.nextInt(), placeholder);
            default -> object.put(name, placeholder);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(inner -> collect(inner, containers));
        }
    }

    private byte[] noise(byte[] body) {
        if (body.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        byte[] copy = body.clone();
        int at = random.nextInt(copy.length);
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(copy, at);
            case 1 -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, copy);
            case 2 -> joined(copy, any(VALUES).getBytes(StandardCharsets.UTF_8));
            case 3 -> new String(copy, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case 4 ->
                    joined(Arrays.copyOf(copy, at), Arrays.copyOfRange(copy, at / 2, copy.length));
            default -> flipped(copy);
        };
    }

    private byte[] flipped(byte[] bytes) {
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
