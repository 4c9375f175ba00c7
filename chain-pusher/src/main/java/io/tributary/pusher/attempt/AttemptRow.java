package io.tributary.pusher.attempt;

import io.r2dbc.spi.Readable;
import io.tributary.pusher.batch.BatchId;
import io.tributary.pusher.fee.Fees;
import io.tributary.pusher.fee.Wei;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Reads a row of {@code attempts}. */
final class AttemptRow {

    private AttemptRow() {}

    static Attempt read(Readable row) {
        return new Attempt(
                new Address(get(row, "sender", String.class)),
                get(row, "account_nonce", Long.class),
                get(row, "number", Integer.class),
                new BatchId(get(row, "batch_id", UUID.class)),
                get(row, "raw", String.class),
                new Bytes32(get(row, "tx_hash", String.class)),
                get(row, "gas_limit", Long.class),
                new Fees(wei(row, "maximum_fee"), wei(row, "priority_fee")),
                get(row, "created_at", Instant.class),
                row.get("broadcast_at", Instant.class));
    }

    private static Wei wei(Readable row, String column) {
        return new Wei(get(row, column, BigDecimal.class).toBigIntegerExact());
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
