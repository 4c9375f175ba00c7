package io.tributary.reward.wallet;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Sums up what a wallet is owed. */
final class PendingRewards {

    private static final String OWED =
            """
            select product_id,
                   token,
                   sum(amount - netted)::text as pending,
                   coalesce(sum(amount - netted) filter (where push_after > :now), 0)::text as held,
                   count(*) as count
            from rewards
            where wallet = :wallet
              and status = 'pending'
              and (cast(:product as uuid) is null or product_id = :product)
            group by product_id, token
            order by product_id, token
            """;

    private final DatabaseClient client;

    PendingRewards(DatabaseClient client) {
        this.client = client;
    }

    Mono<List<PendingReward>> owedTo(Address wallet, @Nullable ProductId product, Instant now) {
        DatabaseClient.GenericExecuteSpec owed =
                client.sql(OWED).bind("wallet", wallet.value()).bind("now", now);
        return (product == null
                        ? owed.bindNull("product", UUID.class)
                        : owed.bind("product", product.value()))
                .map(PendingRewards::toPendingReward)
                .all()
                .collectList();
    }

    private static PendingReward toPendingReward(Readable row) {
        return new PendingReward(
                Column.uuid(row, "product_id"),
                Column.text(row, "token"),
                Column.text(row, "pending"),
                Column.text(row, "held"),
                Column.of(row, "count", Long.class));
    }
}
