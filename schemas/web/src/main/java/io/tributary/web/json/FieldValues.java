package io.tributary.web.json;

import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes values of nodes; what is wrong is noted and null.
 *
 * @param errors where it is noted
 */
record FieldValues(FieldErrors errors) {

    /** The text as {@code parse} reads it. */
    <T> @Nullable T parsed(
            JsonNode node, String pointer, Function<String, T> parse, String expected) {
        try {
            if (node.isString() && Texts.keepable(node.stringValue())) {
                return parse.apply(node.stringValue());
            }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException wrong) {
            errors.note(pointer, node, expected);
            return null;
        }
        errors.note(pointer, node, expected);
        return null;
    }

    /** An integer written as one. */
    @Nullable Long integer(JsonNode node, String pointer, long least, long most) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            long value = node.longValue();
            if (value >= least && value <= most) {
                return value;
            }
        }
        errors.note(pointer, node, least + ".." + most);
        return null;
    }

    /** A text of 1 to {@code longest} characters. */
    static String bounded(String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            throw new IllegalArgumentException(
                    "text: " + text.length() + " characters (expected: 1.." + longest + ")");
        }
        return text;
    }
}
