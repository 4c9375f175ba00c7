package io.tributary.reward.lifecycle;

import io.r2dbc.spi.Readable;
import io.tributary.events.RewardStatus;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.InteractionId;
import io.tributary.values.MatchId;
import io.tributary.values.ProductId;
import io.tributary.values.RewardId;
import io.tributary.values.TokenAmount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code rewards}. */
public final class RewardRow {

    private RewardRow() {}

    /** The reward of a row that was selected with all columns. */
    public static Reward toReward(Readable row) {
        return new Reward(
                new RewardId(value(row, "id", UUID.class)),
                value(row, "version", Long.class),
                toOrigin(row),
                value(row, "level", Integer.class),
                new Address(value(row, "wallet", String.class)),
                new ChainId(value(row, "chain_id", Long.class)),
                new Address(value(row, "token", String.class)),
                amount(row, "amount"),
                amount(row, "netted"),
                RewardStatus.valueOf(value(row, "status", String.class).toUpperCase(Locale.ROOT)),
                row.get("parked_reason", String.class),
                value(row, "created_at", Instant.class),
                row.get("push_after", Instant.class),
                toPayment(row));
    }

    private static RewardOrigin toOrigin(Readable row) {
        return new RewardOrigin(
                new MatchId(value(row, "match_id", UUID.class)),
                new InteractionId(value(row, "interaction_id", UUID.class)),
                new CampaignId(value(row, "campaign_id", UUID.class)),
                new ProductId(value(row, "product_id", UUID.class)),
                value(row, "received_at", Instant.class));
    }

    private static @Nullable Payment toPayment(Readable row) {
        String txHash = row.get("tx_hash", String.class);
        return txHash == null
                ? null
                : new Payment(
                        new Bytes32(txHash),
                        value(row, "block_number", Long.class),
                        value(row, "pushed_at", Instant.class));
    }

    private static TokenAmount amount(Readable row, String column) {
        return new TokenAmount(value(row, column, BigDecimal.class).toBigIntegerExact());
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
