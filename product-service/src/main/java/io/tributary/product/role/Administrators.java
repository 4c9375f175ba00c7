package io.tributary.product.role;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.product.registry.Administrator;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Roles;
import io.tributary.web.auth.RoleLookup;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table of administrators; this service's own answer to who may do what. */
@Repository
class Administrators implements RoleLookup {

    /** How many a product may have. */
    static final int MOST = 100;

    private final DatabaseClient database;

    Administrators(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Roles> rolesOf(ProductId product, Address wallet) {
        return database.sql(
                        """
                        select roles
                        from product_administrators
                        where product_id = :product and wallet = :wallet
                        """)
                .bind("product", product.value())
                .bind("wallet", wallet.value())
                .map(row -> new Roles(Column.of(row, "roles", Integer.class)))
                .one()
                .defaultIfEmpty(Roles.NONE);
    }

    /** All, in any order; a product has few. */
    Flux<Listed> all(ProductId product) {
        return database.sql(
                        """
                        select wallet, roles, created_at
                        from product_administrators
                        where product_id = :product
                        """)
                .bind("product", product.value())
                .map(Administrators::toListed)
                .all();
    }

    /**
     * Whether it was stored: not if the wallet is new and the product has as many administrators as
     * it may have. To be called under the product's lock: every administrator is part of the
     * product's state, which is one record.
     */
    Mono<Boolean> put(ProductId product, Administrator administrator) {
        return database.sql(
                        """
                        insert into product_administrators (product_id, wallet, roles)
                        select :product, :wallet, :roles
                        where (select count(*) < :most or bool_or(wallet = :wallet)
                               from product_administrators
                               where product_id = :product)
                        on conflict (product_id, wallet) do update
                        set roles = excluded.roles
                        """)
                .bind("product", product.value())
                .bind("wallet", administrator.wallet().value())
                .bind("roles", administrator.roles().mask())
                .bind("most", MOST)
                .fetch()
                .rowsUpdated()
                .map(stored -> stored == 1);
    }

    Mono<Void> delete(ProductId product, Address wallet) {
        return database.sql(
                        """
                        delete from product_administrators
                        where product_id = :product and wallet = :wallet
                        """)
                .bind("product", product.value())
                .bind("wallet", wallet.value())
                .then();
    }

    /**
     * Whether a product administrator is left; to be asked under the product's lock, after the
     * change.
     */
    Mono<Boolean> hasProductAdministrator(ProductId product) {
        return database.sql(
                        """
                        select exists (select
                                       from product_administrators
                                       where product_id = :product and roles & 1 = 1) as some
                        """)
                .bind("product", product.value())
                .map(row -> Column.of(row, "some", Boolean.class))
                .one();
    }

    private static Listed toListed(Readable row) {
        return new Listed(
                Column.address(row, "wallet"),
                new Roles(Column.of(row, "roles", Integer.class)),
                Column.time(row, "created_at"));
    }

    /** A wallet and its roles as they are listed, with when it got its first one. */
    record Listed(Address wallet, Roles roles, Instant since) {}
}
