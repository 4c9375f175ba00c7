package io.tributary.e2e.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an example of the page says of a JSON value: which members there are, and of what type. A
 * bare name or {@code …} stands for any value.
 */
sealed interface Shape {

    /** Any value. */
    record Anything() implements Shape {}

    /** A value of this one's type; null may be anything. */
    record Like(JsonNode example) implements Shape {}

    /** Elements like the examples; each has to be like one of them. */
    record Elements(List<Shape> examples) implements Shape {}

    /** Exactly these members, and others too if it is open. */
    record Members(Map<String, Shape> byName, boolean open) implements Shape {}

    /** What differs between the value and the example, one sentence each. */
    default List<String> differences(JsonNode value) {
        return new Comparison().of(this, value, "");
    }

    /** The page's own value at a place below objects. */
    default JsonNode example(String... path) {
        Shape at = this;
        for (String name : path) {
            if (!(at instanceof Members(Map<String, Shape> byName, boolean _))
                    || !byName.containsKey(name)) {
                throw new IllegalArgumentException(
                        String.join("/", path) + ": (expected: in the example)");
            }
            at = byName.get(name);
        }
        if (at instanceof Like(JsonNode example)) {
            return example;
        }
        throw new IllegalArgumentException(String.join("/", path) + ": (expected: a value)");
    }

    /**
     * The example as a request: what it leaves open, and what is to differ, comes from {@code
     * values}, by member name.
     */
    default ObjectNode request(Map<String, ?> values) {
        Map<String, Object> unused = new LinkedHashMap<>(values);
        JsonNode filled = fill("", values, unused);
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException(unused + ": (expected: members of the example)");
        }
        return (ObjectNode) filled;
    }

    private JsonNode fill(String name, Map<String, ?> values, Map<String, Object> unused) {
        if (values.containsKey(name)) {
            unused.remove(name);
            return ShapeReader.JSON.valueToTree(values.get(name));
        }
        return switch (this) {
            case Members(Map<String, Shape> byName, boolean _) -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                byName.forEach(
                        (member, shape) -> object.set(member, shape.fill(member, values, unused)));
                yield object;
            }
            case Like(JsonNode example) when !example.toString().contains("…") -> example;
            case Like _, Anything _, Elements _ ->
                    throw new IllegalArgumentException(
                            name + ": not given (expected: a value for what the page leaves open)");
        };
    }
}
