package io.tributary.interaction.lineage;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes down what administrators changed; for ever. */
@Component
class ReferralChanges {

    /** How many are shown at the most. */
    static final int SHOWN = 100;

    private static final String ADD =
            """
            insert into referral_changes
              (id, product_id, wallet, referrer_before, referrer_after, reason, changed_by, changed_at)
            values (:id, :product, :wallet, :before, :after, :reason, :by, now())
            """;

    private static final String OF =
            """
            select id, changed_at, changed_by, referrer_before, referrer_after, reason
            from referral_changes
            where product_id = :product
              and wallet = :wallet
            order by changed_at desc, id desc
            limit :most
            """;

    private final DatabaseClient database;

    ReferralChanges(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(UUID id, Reassignment made, @Nullable Address before) {
        return database.sql(ADD)
                .bind("id", id)
                .bind("product", made.product().value())
                .bind("wallet", made.wallet().value())
                .bind("before", orNull(before))
                .bind("after", orNull(made.referrer()))
                .bind("reason", made.reason())
                .bind("by", made.by().value())
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** The last changes of a wallet's referrer, newest first. */
    Mono<List<ReferralChange>> of(ProductId product, Address wallet) {
        return database.sql(OF)
                .bind("product", product.value())
                .bind("wallet", wallet.value())
                .bind("most", SHOWN)
                .map(ReferralChanges::toChange)
                .all()
                .collectList();
    }

    private static ReferralChange toChange(Readable row) {
        return new ReferralChange(
                Column.uuid(row, "id"),
                Column.time(row, "changed_at"),
                Column.address(row, "changed_by"),
                address(row, "referrer_before"),
                address(row, "referrer_after"),
                Column.text(row, "reason"));
    }

    private static @Nullable Address address(Readable row, String column) {
        String text = row.get(column, String.class);
        return text == null ? null : new Address(text);
    }

    private static Object orNull(@Nullable Address address) {
        return address == null
                ? Parameters.in(R2dbcType.VARCHAR)
                : Parameters.in(R2dbcType.VARCHAR, address.value());
    }
}
