package io.tributary.e2e.contract;

import io.tributary.e2e.contract.OpenApiDocument.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A request beside the document of the service that took it: what is taken has to be described. */
final class SentRequest {

    /** Those of every request, which no operation lists. */
    private static final Set<String> COMMON = Set.of("Authorization", "Content-Type", "Origin");

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, String> headers;
    private final byte[] body;

    /** A request to a path that may have a query. */
    SentRequest(String method, String target, Map<String, String> headers, byte[] body) {
        String[] halves = target.split("\\?", 2);
        this.method = method;
        this.path = halves[0];
        this.query = halves.length == 1 ? "" : halves[1];
        this.headers = headers;
        this.body = body;
    }

    String method() {
        return method;
    }

    /** Without the query. */
    String path() {
        return path;
    }

    /** What the document does not know, or describes otherwise. */
    List<String> differences(OpenApiDocument document, Operation operation) {
        List<String> found = new ArrayList<>();
        compare("path", pathValues(operation), document, operation, found);
        compare("query", queryValues(), document, operation, found);
        // What a shop signs is the shop's: neither its headers nor its body are ours to describe.
        if (!path.startsWith("/external/webhooks/")) {
            Map<String, String> own = new LinkedHashMap<>(headers);
            own.keySet().removeAll(COMMON);
            compare("header", own, document, operation, found);
            compareBody(document, operation, found);
        }
        return found;
    }

    private Map<String, String> pathValues(Operation operation) {
        String[] names = operation.template().split("/", -1);
        String[] values = path.split("/", -1);
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            if (names[i].startsWith("{")) {
                found.put(names[i].substring(1, names[i].length() - 1), decoded(values[i]));
            }
        }
        return found;
    }

    private Map<String, String> queryValues() {
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] halves = pair.split("=", 2);
            found.put(decoded(halves[0]), decoded(halves[1]));
        }
        return found;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void compare(
            String kind,
            Map<String, String> sent,
            OpenApiDocument document,
            Operation operation,
            List<String> found) {
        Map<String, JsonNode> listed = new LinkedHashMap<>();
        operation
                .parameters(kind)
                .forEach(each -> listed.put(each.path("name").asString(), each.path("schema")));
        sent.forEach((name, value) -> {
            JsonNode schema = listed.get(name);
            if (schema == null) {
                found.add(kind + " " + name + " is not listed");
            } else {
                document.validate(schema, typed(schema, value))
                        .forEach(error -> found.add(kind + " " + name + ": " + error));
            }
        });
    }

    private static JsonNode typed(JsonNode schema, String value) {
        return schema.path("type").asString("").equals("integer")
                ? ShapeReader.JSON.readTree(value)
                : JsonNodeFactory.instance.stringNode(value);
    }

    private void compareBody(OpenApiDocument document, Operation operation, List<String> found) {
        if (body.length == 0) {
            return;
        }
        String type = headers.getOrDefault("Content-Type", "");
        JsonNode media = operation.node().at("/requestBody/content").path(type);
        if (media.isMissingNode()) {
            found.add("body: " + type + " is not listed");
            return;
        }
        String text = new String(inflated(), StandardCharsets.UTF_8);
        JsonNode value =
                type.endsWith("ndjson")
                        ? JsonNodeFactory.instance.stringNode(text)
                        : ShapeReader.JSON.readTree(text);
        document.validate(media.path("schema"), value)
                .forEach(error -> found.add("body: " + error));
    }

    private byte[] inflated() {
        if (!headers.getOrDefault("Content-Encoding", "").equals("gzip")) {
            return body;
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return gzip.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
