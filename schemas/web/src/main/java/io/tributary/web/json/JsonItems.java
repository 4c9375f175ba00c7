package io.tributary.web.json;

import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request's body that is a JSON array or one object a line (NDJSON), read and bounded (10 MiB, or
 * {@link MaxBody}): an argument of a controller's method. No array, or an empty one, is a problem
 * {@code invalid-request} (422), more than {@link #MOST} items are {@code too-large} (413), before
 * the method is called.
 *
 * @param items one or more, in the order in which they came
 */
public record JsonItems(List<Item> items) {

    /** What is taken without {@link MaxBody}. */
    public static final int DEFAULT_BYTES = 10 * 1024 * 1024;

    /** So many items are taken at once. */
    public static final int MOST = 1000;

    public JsonItems {
        items = List.copyOf(items);
    }

    /** How many items came. */
    public int size() {
        return items.size();
    }

    /** Refuses one more than is taken, before it is read. */
    static void requireRoom(List<Item> items) {
        if (items.size() >= MOST) {
            String detail = "items: more than " + MOST + " (expected: 1.." + MOST + ")";
            throw Problem.of(CommonProblem.TOO_LARGE, detail).exception();
        }
    }

    /**
     * One element of the array, or one line.
     *
     * @param node what it is, not always an object
     * @param bytes its length as it came, in UTF-8
     * @param problem why a line could not be read as JSON; null where it could
     */
    public record Item(JsonNode node, int bytes, @Nullable Problem problem) {

        static Item of(JsonNode node, int bytes) {
            return new Item(node, bytes, null);
        }

        static Item unreadable(int bytes, Problem problem) {
            return new Item(JsonNodeFactory.instance.missingNode(), bytes, problem);
        }

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
