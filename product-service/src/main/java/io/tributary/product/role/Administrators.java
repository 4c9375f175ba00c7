package io.tributary.product.role;

import io.tributary.product.registry.Administrator;
import io.tributary.product.registry.Columns;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Roles;
import io.tributary.web.auth.RoleLookup;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The table of administrators; this service's own answer to who may do what. */
@Repository
class Administrators implements RoleLookup {

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
                .map(row -> new Roles(Columns.value(row, "roles", Integer.class)))
                .one()
                .defaultIfEmpty(Roles.NONE);
    }

    Mono<Administrator> put(ProductId product, Administrator administrator) {
        return database.sql(
                        """
                        insert into product_administrators (product_id, wallet, roles)
                        values (:product, :wallet, :roles)
                        on conflict (product_id, wallet) do update set roles = excluded.roles
                        """)
                .bind("product", product.value())
                .bind("wallet", administrator.wallet().value())
                .bind("roles", administrator.roles().mask())
                .then()
                .thenReturn(administrator);
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
                .map(row -> Columns.value(row, "some", Boolean.class))
                .one();
    }
}
