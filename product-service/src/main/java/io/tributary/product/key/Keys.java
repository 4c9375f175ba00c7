package io.tributary.product.key;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.paging.PageRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table of keys. */
@Repository
class Keys {

    private static final int MOST = 100;

    private final DatabaseClient database;

    Keys(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The key as stored; empty if the product has as many as it may have. To be called under the
     * product's lock: every key is part of the product's state, which is one record.
     */
    // Over the bound because it binds every column of a key.
    Mono<Key> insert(UUID id, ProductId product, NewKey wanted, KeyText text, Address creator) {
        return database.sql(
                        """
                        insert into product_keys (id, product_id, kind, name, prefix, hash, test, origins, created_by)
                        select :id, :product, :kind, :name, :prefix, :hash, :test, :origins, :creator
                        where (select count(*)
                               from product_keys
                               where product_id = :product and revoked_at is null) < :most
                        returning id, kind, name, prefix, created_at, origins, test
                        """)
                .bind("id", id)
                .bind("product", product.value())
                .bind("kind", wanted.kind().word())
                .bind("name", wanted.name())
                .bind("prefix", text.prefix())
                .bind("hash", text.hash())
                .bind("test", wanted.test())
                .bind(
                        "origins",
                        wanted.origins().stream().map(WebOrigin::value).toArray(String[]::new))
                .bind("creator", creator.value())
                .bind("most", MOST)
                .map(Keys::toKey)
                .one();
    }

    /** One more than the page holds, newest first. */
    Flux<Key> valid(ProductId product, PageRequest page) {
        return database.sql(
                        """
                        select id, kind, name, prefix, created_at, origins, test
                        from product_keys
                        where product_id = :product
                          and revoked_at is null
                          and (created_at, id) < (:before, :beforeId)
                        order by created_at desc, id desc
                        limit :limit
                        """)
                .bind("product", product.value())
                .bind("before", page.afterOrNewest().at())
                .bind("beforeId", page.afterOrNewest().id())
                .bind("limit", page.limit() + 1)
                .map(Keys::toKey)
                .all();
    }

    /**
     * Whether the key was valid before; empty if there is no such key. To be called under the
     * product's lock.
     */
    Mono<Boolean> revoke(ProductId product, UUID id) {
        return database.sql(
                        """
                        with revoked as (
                            update product_keys
                            set revoked_at = now()
                            where id = :id and product_id = :product and revoked_at is null
                            returning id)
                        select exists (select from revoked) as revoked
                        from product_keys
                        where id = :id and product_id = :product
                        """)
                .bind("id", id)
                .bind("product", product.value())
                .map(row -> Column.of(row, "revoked", Boolean.class))
                .one();
    }

    private static Key toKey(Readable row) {
        List<String> origins = List.of(Column.of(row, "origins", String[].class));
        boolean test = Column.of(row, "test", Boolean.class);
        return new Key(
                Column.uuid(row, "id"),
                Column.text(row, "kind"),
                Column.text(row, "name"),
                Column.text(row, "prefix"),
                Column.time(row, "created_at"),
                origins.isEmpty() ? null : origins,
                test ? true : null);
    }
}
