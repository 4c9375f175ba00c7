package io.tributary.web.json;

import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Finds what JSON can say and PostgreSQL or UTF-8 cannot keep: NUL, lone surrogates, numbers of
 * absurd size.
 */
final class Texts {

    private static final int MOST_DIGITS = 400;

    private Texts() {}

    /** Notes every such value of the tree; its depth is bounded by the reader. */
    static void check(JsonNode node, String pointer, FieldErrors errors) {
        if (node.isString()) {
            if (!keepable(node.stringValue())) {
                errors.note(pointer, node, "text without NUL and lone surrogates");
            }
        } else if (node.isNumber()) {
            checkNumber(node, pointer, errors);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(node.get(i), pointer + "/" + i, errors);
            }
        } else {
            node.properties().forEach(property -> checkProperty(property, pointer, errors));
        }
    }

    private static void checkProperty(
            Map.Entry<String, JsonNode> property, String pointer, FieldErrors errors) {
        String inner = pointer + "/" + escape(property.getKey());
        if (!keepable(property.getKey())) {
            errors.note(inner, (String) null, "a name without NUL and lone surrogates");
        }
        check(property.getValue(), inner, errors);
    }

    private static void checkNumber(JsonNode node, String pointer, FieldErrors errors) {
        BigDecimal number = node.isFloatingPointNumber() ? node.decimalValue() : BigDecimal.ZERO;
        long integerDigits = (long) number.precision() - number.scale();
        if (integerDigits > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            errors.note(pointer, node, "a number of at most " + MOST_DIGITS + " digits");
        }
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
}
