package io.tributary.campaign.row;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import io.tributary.values.TokenAmount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one row, read by name as what they are.
 *
 * @param row the row
 */
public record Columns(Readable row) {

    /** A column of type uuid. */
    public UUID uuid(String name) {
        return read(name, UUID.class);
    }

    /** A column of type text, or one cast to it. */
    public String text(String name) {
        return read(name, String.class);
    }

    /** A column of type text that may be null. */
    public @Nullable String textOrNull(String name) {
        return row.get(name, String.class);
    }

    /** An account in a column of type text. */
    public Address address(String name) {
        return new Address(text(name));
    }

    /** An amount in a column of type numeric(78,0). */
    public TokenAmount amount(String name) {
        return new TokenAmount(read(name, BigDecimal.class).toBigIntegerExact());
    }

    /** A column of type integer. */
    public int integer(String name) {
        return read(name, Integer.class);
    }

    /** A column of type bigint. */
    public long number(String name) {
        return read(name, Long.class);
    }

    /** A column of type boolean. */
    public boolean flag(String name) {
        return read(name, Boolean.class);
    }

    /** A column of type timestamptz. */
    public Instant instant(String name) {
        return read(name, OffsetDateTime.class).toInstant();
    }

    /** A column of type timestamptz that may be null. */
    public @Nullable Instant instantOrNull(String name) {
        OffsetDateTime time = row.get(name, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private <T> T read(String name, Class<T> type) {
        return Column.of(row, name, type);
    }
}
