package io.tributary.web.json;

import io.tributary.web.problem.FieldProblem;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object that is read field by field; what is wrong is collected, so that a client learns of all at once. As an
 * argument of a controller's method it is the request's body, read and bounded: {@code Mono<ServerResponse> create(JsonBody
 * body)}. Every field that is asked for counts as known; {@link #refuseUnknownFields()} reports the others.
 *
 * <p>A getter of a required field that is missing or wrong notes the error and returns null; after {@link #check()} has
 * passed none of them is null.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class JsonBody {

    /** The body at the pointer, for nested objects and batches; {@code pointer} is "" for the whole. */
    public JsonBody(ObjectNode object, String pointer, List<FieldProblem> errors) {
        throw new UnsupportedOperationException();
    }

    /** A text field read by {@code parse}, whose IllegalArgumentException makes it wrong; null if missing or wrong. */
    public <T> @Nullable T required(String name, Function<String, T> parse, String expected) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #required}, but a missing or null field is no error. */
    public <T> @Nullable T optional(String name, Function<String, T> parse, String expected) {
        throw new UnsupportedOperationException();
    }

    /** A text field of 1 to {@code longest} characters without NUL or lone surrogates. */
    public @Nullable String text(String name, int longest) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #text}, but a missing or null field is no error. */
    public @Nullable String optionalText(String name, int longest) {
        throw new UnsupportedOperationException();
    }

    /** A JSON integer within bounds, not a string; null if missing or wrong. */
    public @Nullable Long integer(String name, long least, long most) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #integer}, but a missing or null field gives {@code otherwise}. */
    public long integer(String name, long least, long most, long otherwise) {
        throw new UnsupportedOperationException();
    }

    /** A JSON boolean; missing or null gives {@code otherwise}. */
    public boolean flag(String name, boolean otherwise) {
        throw new UnsupportedOperationException();
    }

    /** An array of texts, each read by {@code parse}; missing or null gives an empty list. */
    public <T> List<T> list(String name, int most, Function<String, T> parse, String expected) {
        throw new UnsupportedOperationException();
    }

    /** A nested object whose errors are collected here too; null if missing or wrong. */
    public @Nullable JsonBody object(String name) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #object}, but a missing or null field is no error. */
    public @Nullable JsonBody optionalObject(String name) {
        throw new UnsupportedOperationException();
    }

    /** The field as it came, known from now on; null if missing. */
    public @Nullable JsonNode raw(String name) {
        throw new UnsupportedOperationException();
    }

    /** The whole object as it came. */
    public ObjectNode node() {
        throw new UnsupportedOperationException();
    }

    /** Notes an error of a field that was read but is wrong in itself or beside others. */
    public void wrong(String name, @Nullable String value, String expected) {
        throw new UnsupportedOperationException();
    }

    /** Notes every field that was never asked for. */
    public JsonBody refuseUnknownFields() {
        throw new UnsupportedOperationException();
    }

    /** What is wrong so far, here and in nested objects. */
    public List<FieldProblem> errors() {
        throw new UnsupportedOperationException();
    }

    /** Throws the problem {@code invalid-request} (422) if anything is wrong. */
    public void check() {
        throw new UnsupportedOperationException();
    }
}
