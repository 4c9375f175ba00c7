package io.tributary.web.problem;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON Pointer (RFC 6901) into the body, or the name of a parameter
 * @param value what came, cut at 100 characters; null where it is missing or secret
 * @param expected what is taken instead
 */
public record FieldProblem(String pointer, @Nullable String value, String expected) {

    private static final int LONGEST = 100;

    public FieldProblem {
        if (value != null && value.length() > LONGEST) {
            value = value.substring(0, LONGEST);
        }
    }
}
