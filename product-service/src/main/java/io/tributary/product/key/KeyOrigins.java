package io.tributary.product.key;

import io.tributary.messaging.column.Column;
import io.tributary.web.origin.OriginLookup;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The origins that valid publishable keys name: whose pages may sign wallets in. */
@Repository
class KeyOrigins implements OriginLookup {

    private final DatabaseClient database;

    KeyOrigins(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> isNamed(String origin) {
        return database.sql(
                        """
                        select exists (select
                                       from product_keys
                                       where revoked_at is null
                                         and kind = 'publishable'
                                         and origins @> array[:origin::text]) as named
                        """)
                .bind("origin", origin)
                .map(row -> Column.of(row, "named", Boolean.class))
                .one();
    }
}
