package io.tributary.pusher.batch;

import io.r2dbc.spi.Readable;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.signing.Signature;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.ProductId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code batches}. */
final class BatchRow {

    private BatchRow() {}

    static Batch read(Readable row) {
        String signature = row.get("signature", String.class);
        return new Batch(
                new BatchId(get(row, "batch_id", UUID.class)),
                new LaneId(
                        new ChainId(get(row, "chain_id", Long.class)),
                        get(row, "lane", Integer.class)),
                new Address(get(row, "bank", String.class)),
                new Address(get(row, "token", String.class)),
                new ProductId(get(row, "product_id", UUID.class)),
                new CampaignId(get(row, "campaign_id", UUID.class)),
                new Bytes32(get(row, "nonce", String.class)),
                get(row, "generation", Integer.class),
                new Bytes32(get(row, "rewards_hash", String.class)),
                BatchState.valueOf(get(row, "state", String.class)),
                row.get("authorised_at", Instant.class),
                signature == null ? null : new Signature(signature),
                get(row, "search_from", Long.class),
                get(row, "failures", Integer.class),
                landing(row));
    }

    private static @Nullable Landing landing(Readable row) {
        String transaction = row.get("mined_tx", String.class);
        if (transaction == null) {
            return null;
        }
        return new Landing(
                get(row, "mined_block", Long.class),
                new Bytes32(get(row, "mined_block_hash", String.class)),
                new Bytes32(transaction),
                get(row, "mined_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
