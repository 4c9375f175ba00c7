package io.tributary.e2e.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a service says of itself at {@code /v3/api-docs}. */
public final class OpenApiDocument {

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDialect(Dialects.getOpenApi31());
    private static final SchemaLocation SCHEMA_OF_SCHEMAS =
            SchemaLocation.of("https://json-schema.org/draft/2020-12/schema");

    private final JsonNode document;
    private final List<Operation> operations;
    private final Map<String, Schema> schemas = new HashMap<>();

    /**
     * One operation.
     *
     * @param method in upper case
     * @param template the path with its parameters in braces
     * @param node what the document says of it
     */
    public record Operation(String method, String template, JsonNode node) {

        boolean takes(String askedMethod, String path) {
            String pattern = template.replaceAll("\\{[^}]+}", "[^/]+");
            return method.equals(askedMethod) && path.matches(pattern);
        }

        /** The schema of the body; missing where it takes none. */
        public JsonNode bodySchema() {
            return node.at("/requestBody/content/application~1json/schema");
        }

        /** The parameters of a kind: {@code query}, {@code path}. */
        public Stream<JsonNode> parameters(String kind) {
            return node.path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals(kind));
        }

        /** {@code POST /auth/nonce}. */
        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    OpenApiDocument(JsonNode document) {
        this.document = document;
        List<Operation> found = new ArrayList<>();
        document.path("paths").properties().forEach(path -> addAll(path, found));
        this.operations = List.copyOf(found);
    }

    private static void addAll(Map.Entry<String, JsonNode> path, List<Operation> found) {
        path.getValue()
                .properties()
                .forEach(method ->
                        found.add(
                                new Operation(
                                        method.getKey().toUpperCase(java.util.Locale.ROOT),
                                        path.getKey(),
                                        method.getValue())));
    }

    /** All of them. */
    public List<Operation> operations() {
        return operations;
    }

    JsonNode document() {
        return document;
    }

    /** The operation that a request meets; a literal path before one with parameters. */
    public Optional<Operation> find(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.takes(method, path))
                .min(Comparator.comparing(operation -> operation.template().indexOf('{') >= 0));
    }

    /** The schema that a reference of this document means, or the schema itself. */
    public JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    /** What is wrong with an answer, by the document. */
    List<String> differences(Operation operation, int status, String type, JsonNode body) {
        JsonNode response = operation.node().path("responses").path(Integer.toString(status));
        if (response.isMissingNode()) {
            return List.of(operation + ": " + status + " is not listed");
        }
        JsonNode content = response.path("content");
        if (body.isNull()) {
            return content.isEmpty() ? List.of() : List.of(operation + ": no body");
        }
        JsonNode media = content.path(type.split(";", 2)[0]);
        if (media.isMissingNode()) {
            return List.of(operation + " " + status + ": " + type + " is not listed");
        }
        return validate(media.path("schema"), body).stream()
                .map(error -> operation + " " + status + ": " + error)
                .toList();
    }

    /** What is wrong with a value by a schema of this document. */
    List<Error> validate(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema.toString(), text -> compile(schema)).validate(value);
    }

    /** The schema in a document of its own that has this one's components, and is closed. */
    private Schema compile(JsonNode schema) {
        ObjectNode whole = ShapeReader.JSON.createObjectNode();
        whole.set("allOf", ShapeReader.JSON.createArrayNode().add(closed(schema)));
        whole.set("components", closed(document.path("components")));
        return SCHEMAS.getSchema(whole);
    }

    /** Members that a schema does not list are differences; problems alone may have more. */
    private static JsonNode closed(JsonNode node) {
        JsonNode copy = node.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.at("/properties/traceId").isObject()) {
            object.put("additionalProperties", false);
        }
        node.forEach(OpenApiDocument::close);
    }

    /** What is wrong with the document itself. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!document.path("openapi").asString("").startsWith("3.1.")) {
            faults.add("openapi: " + document.path("openapi") + " (expected: 3.1)");
        }
        findDangling(document, faults);
        Schema ofSchemas =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SCHEMA_OF_SCHEMAS);
        document.at("/components/schemas")
                .properties()
                .forEach(schema ->
                        ofSchemas
                                .validate(schema.getValue())
                                .forEach(error -> faults.add(schema.getKey() + ": " + error)));
        return faults;
    }

    private void findDangling(JsonNode node, List<String> faults) {
        String reference = node.path("$ref").asString("");
        if (!reference.isEmpty() && document.at(reference.substring(1)).isMissingNode()) {
            faults.add(reference + ": leads nowhere");
        }
        node.forEach(inner -> findDangling(inner, faults));
    }
}
