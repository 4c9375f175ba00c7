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

    /** Pointers are cut to so many characters. */
    public static final int LONGEST_POINTER = 500;

    private static final int LONGEST_VALUE = 100;

    public FieldProblem {
        pointer = writable(pointer, LONGEST_POINTER);
        if (value != null) {
            value = writable(value, LONGEST_VALUE);
        }
    }

    /** Cut, and without lone surrogates, which UTF-8 cannot write; the cut itself may leave one. */
    private static String writable(String text, int longest) {
        String cut = text.length() > longest ? text.substring(0, longest) : text;
        StringBuilder writable = new StringBuilder(cut.length());
        cut.codePoints()
                .map(point ->
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                                ? 0xFFFD
                                : point)
                .forEach(writable::appendCodePoint);
        return writable.toString();
    }
}
