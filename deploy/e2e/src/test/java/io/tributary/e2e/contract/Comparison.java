package io.tributary.e2e.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds what differs between a value and a {@link Shape}. */
final class Comparison {

    private final List<String> found = new ArrayList<>();

    List<String> of(Shape shape, JsonNode value, String pointer) {
        switch (shape) {
            case Shape.Anything _ -> {}
            case Shape.Like(JsonNode example) -> compareType(example, value, pointer);
            case Shape.Elements(List<Shape> examples) -> compareEach(examples, value, pointer);
            case Shape.Members members -> compareMembers(members, value, pointer);
        }
        return found;
    }

    private void compareType(JsonNode example, JsonNode value, String pointer) {
        if (!example.isNull() && example.getNodeType() != value.getNodeType()) {
            found.add(pointer + ": " + value + " (expected: like " + example + ")");
        }
    }

    private void compareEach(List<Shape> examples, JsonNode value, String pointer) {
        if (!value.isArray()) {
            found.add(pointer + ": " + value + " (expected: an array)");
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            JsonNode element = value.get(i);
            if (examples.stream().noneMatch(example -> example.differences(element).isEmpty())) {
                of(examples.getFirst(), element, pointer + "/" + i);
            }
        }
    }

    private void compareMembers(Shape.Members members, JsonNode value, String pointer) {
        if (!value.isObject()) {
            found.add(pointer + ": " + value + " (expected: an object)");
            return;
        }
        Set<String> missing = new LinkedHashSet<>(members.byName().keySet());
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            Shape example = members.byName().get(member.getKey());
            missing.remove(member.getKey());
            if (example != null) {
                of(example, member.getValue(), pointer + "/" + member.getKey());
            } else if (!members.open()) {
                found.add(pointer + "/" + member.getKey() + ": (expected: no such member)");
            }
        }
        missing.forEach(name -> found.add(pointer + "/" + name + ": missing"));
    }
}
