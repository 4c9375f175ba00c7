package io.tributary.messaging.product;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import io.tributary.values.ChainId;
import io.tributary.values.ProductId;
import io.tributary.values.Roles;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the tables of known products. */
final class ProductTables {

    private final DatabaseClient database;

    ProductTables(DatabaseClient database) {
        this.database = database;
    }

    Mono<KnownProduct> product(ProductId product) {
        return database.sql(
                        """
                        select version, name, active, %s
                        from known_products
                        where product_id = :product
                        """
                                .formatted(SettingsColumns.SELECT))
                .bind("product", product.value())
                .map(row -> toProduct(product, row))
                .one();
    }

    private static KnownProduct toProduct(ProductId product, Readable row) {
        return new KnownProduct(
                product,
                Column.of(row, "version", Long.class),
                Column.text(row, "name"),
                Column.of(row, "active", Boolean.class),
                SettingsColumns.read(row));
    }

    Mono<KnownKey> key(String sha256) {
        return database.sql(
                        """
                        select key_id, product_id, secret, test, origins
                        from known_product_keys
                        where hash = :hash
                        """)
                .bind("hash", sha256)
                .map(ProductTables::toKey)
                .first();
    }

    /** True, or empty if no publishable key names it. */
    Mono<Boolean> origin(String origin) {
        return database.sql(
                        """
                        select true as named
                        from known_product_keys
                        where not secret
                          and origins @> array[:origin::text]
                        limit 1
                        """)
                .bind("origin", origin)
                .map(row -> Column.of(row, "named", Boolean.class))
                .one();
    }

    Mono<Roles> roles(ProductId product, Address wallet) {
        return database.sql(
                        """
                        select roles
                        from known_product_roles
                        where product_id = :product
                          and wallet = :wallet
                        """)
                .bind("product", product.value())
                .bind("wallet", wallet.value())
                .map(row -> new Roles(Column.of(row, "roles", Integer.class)))
                .one();
    }

    Flux<ProductId> products(Address wallet) {
        return database.sql(
                        """
                        select product_id
                        from known_product_roles
                        where wallet = :wallet
                          and roles <> 0
                        """)
                .bind("wallet", wallet.value())
                .map(row -> Column.product(row, "product_id"))
                .all();
    }

    Flux<KnownBank> banks(ProductId product) {
        return database.sql(
                        """
                        select chain_id, token, bank
                        from known_product_banks
                        where product_id = :product
                        order by chain_id, token
                        """)
                .bind("product", product.value())
                .map(row -> toBank(product, row))
                .all();
    }

    private static KnownKey toKey(Readable row) {
        return new KnownKey(
                Column.uuid(row, "key_id"),
                Column.product(row, "product_id"),
                Column.of(row, "secret", Boolean.class),
                Column.of(row, "test", Boolean.class),
                List.of(Column.of(row, "origins", String[].class)));
    }

    private static KnownBank toBank(ProductId product, Readable row) {
        return new KnownBank(
                product,
                new ChainId(Column.of(row, "chain_id", Long.class)),
                Column.address(row, "token"),
                Column.address(row, "bank"));
    }
}
