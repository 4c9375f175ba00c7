package io.tributary.web.paging;

import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The parameters of a query, as {@code @RequestParam MultiValueMap<String, String>} gives them;
 * what is wrong with them is told all at once. Not for more than one request.
 */
public final class Parameters {

    private final MultiValueMap<String, String> values;
    private final List<FieldProblem> errors = new ArrayList<>();

    /** Reads these. */
    public Parameters(MultiValueMap<String, String> values) {
        this.values = values;
    }

    /**
     * The parameter, read by {@code parse}, whose IllegalArgumentException or DateTimeException
     * makes it wrong; null if it is missing or wrong.
     */
    public <T> @Nullable T optional(String name, Function<String, T> parse, String expected) {
        List<String> given = values.get(name);
        if (given == null || given.isEmpty()) {
            return null;
        }
        if (given.size() > 1) {
            wrong(name, String.join(",", given), expected + ", once");
            return null;
        }
        // A parameter without "=" has no text at all.
        String text = Objects.requireNonNullElse(given.getFirst(), "");
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException notAsExpected) {
            wrong(name, text, expected);
            return null;
        }
    }

    /** As {@link #optional}, but a missing parameter is wrong too. */
    public <T> @Nullable T required(String name, Function<String, T> parse, String expected) {
        if (!values.containsKey(name)) {
            wrong(name, null, expected);
        }
        return optional(name, parse, expected);
    }

    /** As {@link #optional}, where it is one of some words. */
    public @Nullable String word(String name, Collection<String> words, String expected) {
        return optional(name, word -> known(word, words), expected);
    }

    /**
     * The {@code limit} (1..200, default 50) and {@code cursor}; as if they were missing where they
     * are wrong. The method that asks for them is {@link Paged}.
     */
    public PageRequest page() {
        Integer limit = optional("limit", Parameters::limit, "1.." + PageRequest.MOST);
        Cursor after = optional("cursor", Cursor::decode, "the nextCursor of an answer");
        return new PageRequest(limit == null ? PageRequest.DEFAULT : limit, after);
    }

    private static Integer limit(String text) {
        int limit = text.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > PageRequest.MOST) {
            throw new IllegalArgumentException(
                    "limit: " + text + " (expected: 1.." + PageRequest.MOST + ")");
        }
        return limit;
    }

    private static String known(String word, Collection<String> words) {
        if (!words.contains(word)) {
            throw new IllegalArgumentException(
                    "word: " + word + " (expected: one of " + words + ")");
        }
        return word;
    }

    /** Notes what is wrong with a parameter in itself or beside others. */
    public void wrong(String name, @Nullable String value, String expected) {
        errors.add(new FieldProblem(name, value, expected));
    }

    /** Ends the request with 422 {@code invalid-request} if anything is wrong. */
    public void check() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).exception();
        }
    }
}
