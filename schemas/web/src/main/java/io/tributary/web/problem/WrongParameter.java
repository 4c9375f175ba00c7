package io.tributary.web.problem;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A parameter whose text could not be read as its type.
 *
 * @param name as the client wrote it
 * @param type what it should have been
 * @param value what came
 */
record WrongParameter(String name, Class<?> type, @Nullable String value) {

    static WrongParameter of(MethodParameter parameter, Throwable error) {
        return new WrongParameter(
                name(parameter),
                parameter.nestedIfOptional().getNestedParameterType(),
                value(error));
    }

    /** Whether it names a thing, so that a wrong one names nothing. */
    boolean isId() {
        return type.getSimpleName().endsWith("Id") || type.getSimpleName().equals("UUID");
    }

    FieldProblem toFieldProblem() {
        return new FieldProblem(name, value, expected());
    }

    private String expected() {
        return switch (type.getSimpleName()) {
            case "Address" -> "20 bytes of hex";
            case "Instant" -> "RFC 3339, for example 2026-11-22T09:00:00Z";
            case String simple when simple.endsWith("Id") || simple.equals("UUID") ->
                    "a lower-case UUID";
            case String simple -> simple.toLowerCase(Locale.ROOT);
        };
    }

    private static @Nullable String value(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof TypeMismatchException mismatch) {
                return Objects.toString(mismatch.getValue(), null);
            }
            if (cause instanceof ConversionFailedException failed) {
                return Objects.toString(failed.getValue(), null);
            }
        }
        return null;
    }

    private static String name(MethodParameter parameter) {
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
        String given =
                query != null
                        ? query.name()
                        : header != null ? header.name() : path != null ? path.name() : "";
        return given.isEmpty()
                ? Objects.requireNonNullElse(parameter.getParameterName(), "parameter")
                : given;
    }
}
