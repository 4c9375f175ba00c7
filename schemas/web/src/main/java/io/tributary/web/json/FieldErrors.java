package io.tributary.web.json;

import io.tributary.web.problem.FieldProblem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The errors of one body, one a pointer and not without end, so that a hostile body does not make a
 * huge answer.
 *
 * @param list where they are collected
 */
record FieldErrors(List<FieldProblem> list) {

    /** So many are told. */
    static final int MOST = 100;

    private static final Set<String> SECRET =
            Set.of(
                    "secret",
                    "signature",
                    "privateKey",
                    "password",
                    "mnemonic",
                    "key",
                    "accessToken");

    void note(String pointer, @Nullable JsonNode value, String expected) {
        note(pointer, text(value), expected);
    }

    void note(String pointer, @Nullable String value, String expected) {
        if (list.size() >= MOST) {
            return;
        }
        FieldProblem problem =
                new FieldProblem(pointer, isSecret(pointer) ? null : value, expected);
        if (!has(problem.pointer())) {
            list.add(problem);
        }
    }

    private boolean has(String pointer) {
        return list.stream().anyMatch(noted -> noted.pointer().equals(pointer));
    }

    private static boolean isSecret(String pointer) {
        return SECRET.contains(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isContainer()) {
            return value.isObject() ? "an object" : "an array";
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
