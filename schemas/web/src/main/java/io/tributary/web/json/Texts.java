package io.tributary.web.json;

import io.tributary.web.problem.FieldProblem;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds what JSON can say and PostgreSQL or UTF-8 cannot keep: NUL, lone surrogates, numbers of
 * absurd size.
 */
final class Texts {

    private static final int MOST_DIGITS = 400;

    private Texts() {}

    /**
     * Notes such values of the tree, as many as are ever told; its depth is bounded by the reader.
     */
    static void check(JsonNode node, String pointer, FieldErrors errors) {
        new Walk(pointer, errors).check(node);
    }

    /** Whether the text has neither NUL nor lone surrogates. */
    static boolean keepable(String text) {
        return text.codePoints()
                .noneMatch(point ->
                        point == 0
                                || (point >= Character.MIN_SURROGATE
                                        && point <= Character.MAX_SURROGATE));
    }

    /** One reference token of a JSON Pointer. */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * Goes down a tree and back. Its path is one text that grows and shrinks, and is copied only
     * where something is wrong: a value costs the same however long the names above it are.
     */
    private static final class Walk {

        private final StringBuilder path;
        private final FieldErrors errors;
        private int noted;

        private Walk(String pointer, FieldErrors errors) {
            this.path = new StringBuilder(pointer);
            this.errors = errors;
        }

        private void check(JsonNode node) {
            if (noted >= FieldErrors.MOST) {
                return;
            }
            if (node.isString()) {
                if (!keepable(node.stringValue())) {
                    note(node, "text without NUL and lone surrogates");
                }
            } else if (node.isNumber()) {
                checkNumber(node);
            } else if (node.isArray()) {
                checkElements(node);
            } else {
                node.properties().forEach(this::checkProperty);
            }
        }

        private void checkElements(JsonNode array) {
            int outer = path.length();
            for (int i = 0; i < array.size(); i++) {
                path.append('/').append(i);
                check(array.get(i));
                path.setLength(outer);
            }
        }

        private void checkProperty(Map.Entry<String, JsonNode> property) {
            int outer = path.length();
            path.append('/').append(escape(property.getKey()));
            if (!keepable(property.getKey())) {
                note(null, "a name without NUL and lone surrogates");
            }
            check(property.getValue());
            path.setLength(outer);
        }

        private void checkNumber(JsonNode node) {
            BigDecimal number =
                    node.isFloatingPointNumber() ? node.decimalValue() : BigDecimal.ZERO;
            long integerDigits = (long) number.precision() - number.scale();
            if (integerDigits > MOST_DIGITS || number.scale() > MOST_DIGITS) {
                note(node, "a number of at most " + MOST_DIGITS + " digits");
            }
        }

        private void note(@Nullable JsonNode value, String expected) {
            noted++;
            errors.note(pointer(), value, expected);
        }

        /** Its beginning, which is all that is told, and its last name, which may be a secret's. */
        private String pointer() {
            return path.length() <= FieldProblem.LONGEST_POINTER
                    ? path.toString()
                    : path.substring(0, FieldProblem.LONGEST_POINTER)
                            + path.substring(path.lastIndexOf("/"));
        }
    }
}
