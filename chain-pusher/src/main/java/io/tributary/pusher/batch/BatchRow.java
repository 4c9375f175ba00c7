package io.tributary.pusher.batch;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.signing.Signature;
import io.tributary.values.Bytes32;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code batches}. */
final class BatchRow {

    private BatchRow() {}

    static Batch read(Readable row) {
        String signature = row.get("signature", String.class);
        return new Batch(
                new BatchId(Column.uuid(row, "batch_id")),
                new LaneId(
                        new ChainId(Column.of(row, "chain_id", Long.class)),
                        Column.of(row, "lane", Integer.class)),
                Column.address(row, "bank"),
                Column.address(row, "token"),
                Column.product(row, "product_id"),
                new CampaignId(Column.uuid(row, "campaign_id")),
                new Bytes32(Column.text(row, "nonce")),
                Column.of(row, "generation", Integer.class),
                new Bytes32(Column.text(row, "rewards_hash")),
                BatchState.valueOf(Column.text(row, "state")),
                row.get("authorised_at", Instant.class),
                signature == null ? null : new Signature(signature),
                Column.of(row, "search_from", Long.class),
                Column.of(row, "failures", Integer.class),
                landing(row));
    }

    private static @Nullable Landing landing(Readable row) {
        String transaction = row.get("mined_tx", String.class);
        if (transaction == null) {
            return null;
        }
        return new Landing(
                Column.of(row, "mined_block", Long.class),
                new Bytes32(Column.text(row, "mined_block_hash")),
                new Bytes32(transaction),
                Column.time(row, "mined_at"));
    }
}
