package io.tributary.web.json;

import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object that is read field by field; what is wrong is collected, so that a client learns of
 * all at once. As an argument of a controller's method it is the request's body, read and bounded
 * ({@link MaxBody}): {@code Mono<Answer> create(JsonBody body)}. Every field that is asked for
 * counts as known; {@link #refuseUnknownFields()} reports the others.
 *
 * <p>A getter of a required field that is missing or wrong notes the error and returns null; after
 * {@link #check()} has passed none of them is null.
 */
public final class JsonBody {

    private final ObjectNode object;
    private final String pointer;
    private final FieldErrors errors;
    private final FieldValues values;
    private final int bytes;
    private final Set<String> known = new HashSet<>();

    /**
     * The body at the pointer, for batches; {@code pointer} is "" for the whole. Values that cannot
     * be kept (NUL, lone surrogates) are noted at once, in whatever field they are.
     */
    public JsonBody(ObjectNode object, String pointer, List<FieldProblem> errors) {
        this(object, pointer, errors, 0);
    }

    JsonBody(ObjectNode object, String pointer, List<FieldProblem> errors, int bytes) {
        this(object, pointer, new FieldErrors(errors), bytes);
        Texts.check(object, pointer, this.errors);
    }

    private JsonBody(ObjectNode object, String pointer, FieldErrors errors, int bytes) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
        this.values = new FieldValues(errors);
        this.bytes = bytes;
    }

    /**
     * A text field read by {@code parse}, whose IllegalArgumentException or DateTimeException makes
     * it wrong; null if missing or wrong.
     */
    public <T> @Nullable T required(String name, Function<String, T> parse, String expected) {
        JsonNode node = present(name, expected);
        return node == null ? null : values.parsed(node, at(name), parse, expected);
    }

    /** As {@link #required}, but a missing or null field is no error. */
    public <T> @Nullable T optional(String name, Function<String, T> parse, String expected) {
        JsonNode node = find(name);
        return node == null ? null : values.parsed(node, at(name), parse, expected);
    }

    /** A text field of 1 to {@code longest} characters without NUL or lone surrogates. */
    public @Nullable String text(String name, int longest) {
        return required(name, text -> FieldValues.bounded(text, longest), characters(longest));
    }

    /** As {@link #text}, but a missing or null field is no error. */
    public @Nullable String optionalText(String name, int longest) {
        return optional(name, text -> FieldValues.bounded(text, longest), characters(longest));
    }

    /** A JSON integer within bounds, not a string; null if missing or wrong. */
    public @Nullable Long integer(String name, long least, long most) {
        JsonNode node = present(name, least + ".." + most);
        return node == null ? null : values.integer(node, at(name), least, most);
    }

    /** As {@link #integer}, but a missing or null field gives {@code otherwise}. */
    public long integer(String name, long least, long most, long otherwise) {
        JsonNode node = find(name);
        Long value = node == null ? null : values.integer(node, at(name), least, most);
        return value == null ? otherwise : value;
    }

    /** A JSON boolean; missing or null gives {@code otherwise}. */
    public boolean flag(String name, boolean otherwise) {
        JsonNode node = find(name);
        if (node == null) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            errors.note(at(name), node, "true or false");
            return otherwise;
        }
        return node.booleanValue();
    }

    /**
     * An array of at most {@code most} texts, each read by {@code parse}; missing or null gives an
     * empty list.
     */
    public <T> List<T> list(String name, int most, Function<String, T> parse, String expected) {
        JsonNode node = find(name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray() || node.size() > most) {
            errors.note(at(name), node, "an array of at most " + most + " texts");
            return List.of();
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            T value = values.parsed(node.get(i), at(name) + "/" + i, parse, expected);
            if (value != null) {
                items.add(value);
            }
        }
        return List.copyOf(items);
    }

    /** A nested object whose errors are collected here too; null if missing or wrong. */
    public @Nullable JsonBody object(String name) {
        JsonNode node = present(name, "an object");
        return node == null ? null : nested(node, name);
    }

    /** As {@link #object}, but a missing or null field is no error. */
    public @Nullable JsonBody optionalObject(String name) {
        JsonNode node = find(name);
        return node == null ? null : nested(node, name);
    }

    /** The field as it came, known from now on; null if missing. */
    public @Nullable JsonNode raw(String name) {
        known.add(name);
        return object.get(name);
    }

    /** The whole object as it came. */
    public ObjectNode node() {
        return object;
    }

    /**
     * The length of the body, or of the batch's item, as it came; 0 where it did not come over the
     * wire as such.
     */
    public int bytes() {
        return bytes;
    }

    /** Notes an error of a field that was read but is wrong in itself or beside others. */
    public void wrong(String name, @Nullable String value, String expected) {
        errors.note(at(name), value, expected);
    }

    /**
     * Notes every field of this object (nested ones have to be asked themselves) that was never
     * asked for.
     */
    public JsonBody refuseUnknownFields() {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                errors.note(at(name), object.get(name), "no such field");
            }
        }
        return this;
    }

    /** What is wrong so far, here and in nested objects. */
    public List<FieldProblem> errors() {
        return List.copyOf(errors.list());
    }

    /** Throws the problem {@code invalid-request} (422) if anything is wrong. */
    public void check() {
        if (!errors.list().isEmpty()) {
            throw Problem.invalid(errors()).exception();
        }
    }

    private @Nullable JsonNode find(String name) {
        JsonNode node = raw(name);
        return node == null || node.isNull() ? null : node;
    }

    private @Nullable JsonNode present(String name, String expected) {
        JsonNode node = find(name);
        if (node == null) {
            errors.note(at(name), (String) null, expected);
        }
        return node;
    }

    private @Nullable JsonBody nested(JsonNode node, String name) {
        if (node instanceof ObjectNode inner) {
            return new JsonBody(inner, at(name), errors, 0);
        }
        errors.note(at(name), node, "an object");
        return null;
    }

    private String at(String name) {
        return pointer + "/" + Texts.escape(name);
    }

    private static String characters(int longest) {
        return "1.." + longest + " characters";
    }
}
