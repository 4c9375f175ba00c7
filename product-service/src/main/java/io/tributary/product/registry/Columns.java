package io.tributary.product.registry;

import io.r2dbc.spi.Readable;
import java.util.Objects;

/** Reads columns that the schema declares as not null. */
public final class Columns {

    private Columns() {}

    /** The column's value. */
    public static <T> T value(Readable row, String name, Class<T> type) {
        return Objects.requireNonNull(row.get(name, type), name);
    }
}
