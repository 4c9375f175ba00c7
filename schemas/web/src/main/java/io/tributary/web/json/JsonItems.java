package io.tributary.web.json;

import io.tributary.web.problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request's body that is a JSON array, read and bounded (10 MiB, or {@link MaxBody}): an argument
 * of a controller's method. No array, or an empty one, is a problem {@code invalid-request} (422)
 * before the method is called.
 *
 * @param items one or more, in the order in which they came
 */
public record JsonItems(List<Item> items) {

    /** What is taken without {@link MaxBody}. */
    public static final int DEFAULT_BYTES = 10 * 1024 * 1024;

    public JsonItems {
        items = List.copyOf(items);
    }

    /** How many items came. */
    public int size() {
        return items.size();
    }

    /**
     * One element of the array.
     *
     * @param node what it is, not always an object
     * @param bytes its length as it came, in UTF-8
     */
    public record Item(JsonNode node, int bytes) {

        /**
         * The item as a body of its own, with errors of its own. One that is no object has that
         * error and reads as an empty object.
         *
         * @param pointer where its pointers start, for example {@code /3}
         */
        public JsonBody body(String pointer) {
            List<FieldProblem> errors = new ArrayList<>();
            if (node instanceof ObjectNode object) {
                return new JsonBody(object, pointer, errors, bytes);
            }
            new FieldErrors(errors).note(pointer, node, "an object");
            return new JsonBody(JsonNodeFactory.instance.objectNode(), pointer, errors, bytes);
        }
    }
}
