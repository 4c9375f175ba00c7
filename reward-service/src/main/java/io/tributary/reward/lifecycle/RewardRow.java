package io.tributary.reward.lifecycle;

import io.r2dbc.spi.Readable;
import io.tributary.events.RewardStatus;
import io.tributary.messaging.column.Column;
import io.tributary.values.Bytes32;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.MatchId;
import io.tributary.values.RewardId;
import io.tributary.values.TokenAmount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code rewards}. */
public final class RewardRow {

    private RewardRow() {}

    /** The reward of a row that was selected with all columns. */
    public static Reward toReward(Readable row) {
        return new Reward(
                new RewardId(Column.uuid(row, "id")),
                Column.of(row, "version", Long.class),
                toOrigin(row),
                Column.of(row, "level", Integer.class),
                Column.address(row, "wallet"),
                new ChainId(Column.of(row, "chain_id", Long.class)),
                Column.address(row, "token"),
                amount(row, "amount"),
                amount(row, "netted"),
                RewardStatus.valueOf(Column.text(row, "status").toUpperCase(Locale.ROOT)),
                row.get("parked_reason", String.class),
                Column.time(row, "created_at"),
                row.get("push_after", Instant.class),
                toPayment(row));
    }

    private static RewardOrigin toOrigin(Readable row) {
        return new RewardOrigin(
                new MatchId(Column.uuid(row, "match_id")),
                Column.interaction(row, "interaction_id"),
                new CampaignId(Column.uuid(row, "campaign_id")),
                Column.product(row, "product_id"),
                Column.time(row, "received_at"));
    }

    private static @Nullable Payment toPayment(Readable row) {
        String txHash = row.get("tx_hash", String.class);
        return txHash == null
                ? null
                : new Payment(
                        new Bytes32(txHash),
                        Column.of(row, "block_number", Long.class),
                        Column.time(row, "pushed_at"));
    }

    private static TokenAmount amount(Readable row, String column) {
        return new TokenAmount(Column.of(row, column, BigDecimal.class).toBigIntegerExact());
    }
}
