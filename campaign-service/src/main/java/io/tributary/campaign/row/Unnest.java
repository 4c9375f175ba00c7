package io.tributary.campaign.row;

import io.tributary.values.TokenAmount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Makes the arrays that one statement takes for many rows. */
public final class Unnest {

    private Unnest() {}

    /** An array for {@code ::uuid[]}. */
    public static <T> UUID[] uuids(Collection<T> items, Function<T, UUID> column) {
        return items.stream().map(column).toArray(UUID[]::new);
    }

    /** An array for {@code ::text[]}; no element may be null. */
    public static <T> String[] texts(Collection<T> items, Function<T, String> column) {
        return items.stream().map(column).toArray(String[]::new);
    }

    /** An array for {@code ::text[]} in which elements may be missing. */
    public static <T> @Nullable String[] textsOrNull(
            Collection<T> items, Function<T, @Nullable String> column) {
        @Nullable String[] texts = new @Nullable String[items.size()];
        int next = 0;
        for (T item : items) {
            texts[next++] = column.apply(item);
        }
        return texts;
    }

    /** An array for {@code ::numeric[]}. */
    public static <T> BigDecimal[] amounts(Collection<T> items, Function<T, TokenAmount> column) {
        return items.stream()
                .map(item -> new BigDecimal(column.apply(item).units()))
                .toArray(BigDecimal[]::new);
    }

    /** An array for {@code ::timestamptz[]}. */
    public static <T> OffsetDateTime[] instants(Collection<T> items, Function<T, Instant> column) {
        return items.stream().map(item -> time(column.apply(item))).toArray(OffsetDateTime[]::new);
    }

    /** An array for {@code ::integer[]}. */
    public static <T> Integer[] integers(Collection<T> items, ToIntFunction<T> column) {
        return items.stream().mapToInt(column).boxed().toArray(Integer[]::new);
    }

    /** An array for {@code ::bigint[]}. */
    public static <T> Long[] numbers(Collection<T> items, Function<T, Long> column) {
        return items.stream().map(column).toArray(Long[]::new);
    }

    /** A single value for a {@code timestamptz}. */
    public static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Binds a single value that may be null; the type tells the database what is missing. */
    public static <T> GenericExecuteSpec orNull(
            GenericExecuteSpec sql, String name, @Nullable T value, Class<T> type) {
        return value == null ? sql.bindNull(name, type) : sql.bind(name, value);
    }

    /** Binds a single moment that may be null. */
    public static GenericExecuteSpec timeOrNull(
            GenericExecuteSpec sql, String name, @Nullable Instant value) {
        return orNull(sql, name, value == null ? null : time(value), OffsetDateTime.class);
    }
}
