package io.tributary.product.bank;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.product.registry.Bank;
import io.tributary.values.Address;
import io.tributary.values.ChainId;
import io.tributary.values.ProductId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table of banks. */
@Repository
class Banks {

    private static final int MOST = 100;

    private final DatabaseClient database;

    Banks(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The bank as stored; empty if the product has one for this token already, or as many as it may
     * have. To be called under the product's lock: every bank is part of the product's state, which
     * is one record.
     */
    Mono<Bank> insert(ProductId product, NewBank wanted) {
        return database.sql(
                        """
                        insert into product_banks (product_id, chain_id, token, bank)
                        select :product, :chain, :token, :bank
                        where (select count(*)
                               from product_banks
                               where product_id = :product) < :most
                        on conflict (product_id, chain_id, token) do nothing
                        returning chain_id, token, bank, created_at
                        """)
                .bind("product", product.value())
                .bind("chain", wanted.chainId().value())
                .bind("token", wanted.token().value())
                .bind("bank", wanted.bank().value())
                .bind("most", MOST)
                .map(Banks::toBank)
                .one();
    }

    /** All, in any order; a product has few. */
    Flux<Bank> all(ProductId product) {
        return database.sql(
                        """
                        select chain_id, token, bank, created_at
                        from product_banks
                        where product_id = :product
                        """)
                .bind("product", product.value())
                .map(Banks::toBank)
                .all();
    }

    Mono<Bank> find(ProductId product, ChainId chain, Address token) {
        return database.sql(
                        """
                        select chain_id, token, bank, created_at
                        from product_banks
                        where product_id = :product and chain_id = :chain and token = :token
                        """)
                .bind("product", product.value())
                .bind("chain", chain.value())
                .bind("token", token.value())
                .map(Banks::toBank)
                .one();
    }

    private static Bank toBank(Readable row) {
        return new Bank(
                new ChainId(Column.of(row, "chain_id", Long.class)),
                Column.address(row, "token"),
                Column.address(row, "bank"),
                Column.time(row, "created_at"));
    }
}
