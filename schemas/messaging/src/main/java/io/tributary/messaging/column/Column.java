package io.tributary.messaging.column;

import io.r2dbc.spi.Readable;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.time.Instant;
import java.util.UUID;

/** Columns that are never null; one that is makes an {@link IllegalStateException}. */
public final class Column {

    private Column() {}

    /** The column's value. */
    public static <T> T of(Readable row, String name, Class<T> type) {
        T value = row.get(name, type);
        if (value == null) {
            throw new IllegalStateException("column " + name + ": null (expected: a value)");
        }
        return value;
    }

    /** A column of an id. */
    public static UUID uuid(Readable row, String name) {
        return of(row, name, UUID.class);
    }

    /** A column of text. */
    public static String text(Readable row, String name) {
        return of(row, name, String.class);
    }

    /** A column of a time. */
    public static Instant time(Readable row, String name) {
        return of(row, name, Instant.class);
    }

    /** A column of an address. */
    public static Address address(Readable row, String name) {
        return new Address(text(row, name));
    }

    /** A column of a product's id. */
    public static ProductId product(Readable row, String name) {
        return new ProductId(uuid(row, name));
    }

    /** A column of an interaction's id. */
    public static InteractionId interaction(Readable row, String name) {
        return new InteractionId(uuid(row, name));
    }
}
