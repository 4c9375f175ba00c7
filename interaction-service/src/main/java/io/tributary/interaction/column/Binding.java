package io.tributary.interaction.column;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Parameters that may be null. */
public final class Binding {

    private Binding() {}

    /** Binds a value, or null of its type. */
    public static <T> GenericExecuteSpec orNull(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }
}
