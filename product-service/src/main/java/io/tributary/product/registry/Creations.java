package io.tributary.product.registry;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.product.ProductProblem;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.problem.Problem;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * The table of creations that carried an {@code Idempotency-Key}. A second request waits for the
 * first one's transaction, and is the first itself if that was rolled back.
 */
@Repository
class Creations {

    private static final String CLAIM =
            """
            with swept as (
                delete from product_creations
                where (wallet, idempotency_key) in (select wallet, idempotency_key
                                                    from product_creations
                                                    where created_at < now() - interval '24 hours'
                                                      and (wallet, idempotency_key) <> (:wallet, :key)
                                                    order by created_at
                                                    limit 100
                                                    for update skip locked))
            insert into product_creations as held (wallet, idempotency_key, request_hash, product_id)
            values (:wallet, :key, :hash, :product)
            on conflict (wallet, idempotency_key) do update
            set request_hash = excluded.request_hash,
                product_id = excluded.product_id,
                created_at = excluded.created_at
            where held.created_at < now() - interval '24 hours'
            returning product_id
            """;

    private static final String HOLDER =
            """
            select request_hash, product_id, created_at
            from product_creations
            where wallet = :wallet and idempotency_key = :key
            """;

    private final DatabaseClient database;

    Creations(DatabaseClient database) {
        this.database = database;
    }

    /** What came of an earlier try. */
    record Earlier(ProductId product, Instant createdAt) {}

    /**
     * Takes the key for this product, inside the transaction that makes it; the earlier creation if
     * the same was asked for before, 422 {@code idempotency-key-reused} if it was something else.
     */
    Mono<Earlier> claim(IdempotencyKey key, Address wallet, NewProduct wanted, ProductId product) {
        return at(CLAIM, key, wallet)
                .bind("hash", wanted.hash())
                .bind("product", product.value())
                .map(row -> true)
                .one()
                .hasElement()
                .flatMap(first -> first ? Mono.empty() : earlier(key, wallet, wanted));
    }

    private Mono<Earlier> earlier(IdempotencyKey key, Address wallet, NewProduct wanted) {
        return at(HOLDER, key, wallet).map(row -> requireSame(row, wanted)).one();
    }

    private GenericExecuteSpec at(String sql, IdempotencyKey key, Address wallet) {
        return database.sql(sql).bind("wallet", wallet.value()).bind("key", key.value());
    }

    private static Earlier requireSame(Readable row, NewProduct wanted) {
        if (!Column.text(row, "request_hash").equals(wanted.hash())) {
            throw Problem.of(ProductProblem.IDEMPOTENCY_KEY_REUSED).exception();
        }
        return new Earlier(Column.product(row, "product_id"), Column.time(row, "created_at"));
    }
}
