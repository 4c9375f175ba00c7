package io.tributary.web.json;

import io.tributary.web.problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request's body that is a JSON array, read and bounded ({@link MaxBody}): an argument of a
 * controller's method. A body that is no array is a problem {@code invalid-request} (422) before
 * the method is called.
 *
 * @param items what came, in its order
 */
public record JsonArrayBody(List<JsonNode> items) {

    public JsonArrayBody {
        items = List.copyOf(items);
    }

    static JsonArrayBody of(ArrayNode array) {
        return new JsonArrayBody(List.copyOf(array.values()));
    }

    /** How many items came. */
    public int size() {
        return items.size();
    }

    /**
     * The item as a body of its own, with errors of its own and pointers that start at the item. An
     * item that is no object has that one error and reads as an empty object.
     */
    public JsonBody item(int index) {
        List<FieldProblem> errors = new ArrayList<>();
        JsonNode item = items.get(index);
        if (item instanceof ObjectNode object) {
            return new JsonBody(object, "", errors);
        }
        new FieldErrors(errors).note("", item, "an object");
        return new JsonBody(JsonNodeFactory.instance.objectNode(), "", errors);
    }
}
