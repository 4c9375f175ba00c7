package io.tributary.pusher.attempt;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.pusher.batch.BatchId;
import io.tributary.pusher.fee.Fees;
import io.tributary.pusher.fee.Wei;
import io.tributary.values.Bytes32;
import java.math.BigDecimal;
import java.time.Instant;

/** Reads a row of {@code attempts}. */
final class AttemptRow {

    private AttemptRow() {}

    static Attempt read(Readable row) {
        return new Attempt(
                Column.address(row, "sender"),
                Column.of(row, "account_nonce", Long.class),
                Column.of(row, "number", Integer.class),
                new BatchId(Column.uuid(row, "batch_id")),
                Column.text(row, "raw"),
                new Bytes32(Column.text(row, "tx_hash")),
                Column.of(row, "gas_limit", Long.class),
                new Fees(wei(row, "maximum_fee"), wei(row, "priority_fee")),
                Column.time(row, "created_at"),
                row.get("broadcast_at", Instant.class));
    }

    private static Wei wei(Readable row, String column) {
        return new Wei(Column.of(row, column, BigDecimal.class).toBigIntegerExact());
    }
}
