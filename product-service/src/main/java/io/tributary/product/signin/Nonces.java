package io.tributary.product.signin;

import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import io.tributary.values.ChainId;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * The table of nonces. Time is the database's, so that it does not matter which replica gave a
 * nonce and which takes it.
 */
@Repository
class Nonces {

    private static final String ISSUE =
            """
            with swept as (
                delete from sign_in_nonces
                where nonce in (select nonce
                                from sign_in_nonces
                                where expires_at < now()
                                order by expires_at
                                limit 100
                                for update skip locked))
            insert into sign_in_nonces (nonce, wallet, chain_id, expires_at)
            values (:nonce, :wallet, :chain, now() + :seconds * interval '1 second')
            returning nonce, expires_at
            """;

    /** The one nonce of this message, if it may still be used. */
    private static final String THIS =
            """
            where nonce = :nonce
              and wallet = :wallet
              and chain_id = :chain
              and expires_at > now()
            """;

    private final DatabaseClient database;

    Nonces(DatabaseClient database) {
        this.database = database;
    }

    /** A new nonce for this wallet; sweeps up some that nobody used. */
    Mono<Nonce> issue(Address wallet, ChainId chain, Duration life) {
        return database.sql(ISSUE)
                .bind("nonce", Nonce.draw())
                .bind("wallet", wallet.value())
                .bind("chain", chain.value())
                .bind("seconds", life.toSeconds())
                .map(row -> new Nonce(Column.text(row, "nonce"), Column.time(row, "expires_at")))
                .one();
    }

    /** Whether the nonce could be used now; only {@link #use} decides. */
    Mono<Boolean> waits(SignInMessage message) {
        return bound(message, "select exists (select from sign_in_nonces " + THIS + ") as waits")
                .map(row -> Column.of(row, "waits", Boolean.class))
                .one();
    }

    /**
     * Uses the nonce up; false if it was never given to this wallet, is too old, or was used by
     * anyone before.
     */
    Mono<Boolean> use(SignInMessage message) {
        return bound(message, "delete from sign_in_nonces " + THIS)
                .fetch()
                .rowsUpdated()
                .map(used -> used == 1);
    }

    private DatabaseClient.GenericExecuteSpec bound(SignInMessage message, String statement) {
        return database.sql(statement)
                .bind("nonce", message.nonce())
                .bind("wallet", message.address().value())
                .bind("chain", message.chainId().value());
    }
}
