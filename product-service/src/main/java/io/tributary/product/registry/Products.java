package io.tributary.product.registry;

import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.paging.PageRequest;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table of products and what belongs to them. */
@Repository
class Products {

    private final DatabaseClient database;

    Products(DatabaseClient database) {
        this.database = database;
    }

    Mono<Product> find(ProductId id) {
        return database.sql(ProductRows.SELECT + "where p.id = :id")
                .bind("id", id.value())
                .map(ProductRows::toProduct)
                .one();
    }

    /** The product with this domain, if the wallet has a role on it. */
    Mono<Product> findByDomain(String domain, Address wallet) {
        return database.sql(
                        ProductRows.SELECT
                                + """
                                where p.id = (select d.product_id from product_domains d where d.domain = :domain)
                                  and exists (select from product_administrators a
                                              where a.product_id = p.id and a.wallet = :wallet)
                                """)
                .bind("domain", domain)
                .bind("wallet", wallet.value())
                .map(ProductRows::toProduct)
                .one();
    }

    /** One more than the page holds, newest first. */
    Flux<Product> of(Address wallet, PageRequest page) {
        return database.sql(
                        ProductRows.SELECT
                                + """
                                where p.id in (select a.product_id from product_administrators a where a.wallet = :wallet)
                                  and (p.created_at, p.id) < (:before, :beforeId)
                                order by p.created_at desc, p.id desc
                                limit :limit
                                """)
                .bind("wallet", wallet.value())
                .bind("before", page.afterOrNewest().at())
                .bind("beforeId", page.afterOrNewest().id())
                .bind("limit", page.limit() + 1)
                .map(ProductRows::toProduct)
                .all();
    }

    Mono<Void> insert(ProductId id, String name, Address creator) {
        return database.sql(
                        """
                        insert into products (id, name, created_by)
                        values (:id, :name, :creator)
                        """)
                .bind("id", id.value())
                .bind("name", name)
                .bind("creator", creator.value())
                .then();
    }

    /**
     * The domains that were free; waits for another transaction that is about to take one of them.
     */
    Flux<String> claimDomains(ProductId id, List<String> domains) {
        return database.sql(
                        """
                        insert into product_domains (domain, product_id)
                        select domain, :id
                        from unnest(:domains) as domain
                        order by domain
                        on conflict (domain) do nothing
                        returning domain
                        """)
                .bind("id", id.value())
                .bind("domains", domains.toArray(String[]::new))
                .map(row -> Column.text(row, "domain"))
                .all();
    }

    /**
     * Lets one after another change who has which domain, so that two who want what the other gives
     * up do not wait for each other; until the end of the transaction.
     */
    Mono<Void> lockDomains() {
        return database.sql("select pg_advisory_xact_lock(hashtext('product_domains'))").then();
    }

    /** Gives up all other domains. */
    Mono<Void> keepDomains(ProductId id, List<String> domains) {
        return database.sql(
                        """
                        delete from product_domains
                        where product_id = :id and domain <> all (:domains)
                        """)
                .bind("id", id.value())
                .bind("domains", domains.toArray(String[]::new))
                .then();
    }

    Mono<Void> rename(ProductId id, String name) {
        return database.sql("update products set name = :name where id = :id")
                .bind("id", id.value())
                .bind("name", name)
                .then();
    }

    /** Whether it was another before. */
    Mono<Boolean> changeStatus(ProductId id, String status) {
        return database.sql(
                        """
                        update products
                        set status = :status
                        where id = :id and status <> :status
                        """)
                .bind("id", id.value())
                .bind("status", status)
                .fetch()
                .rowsUpdated()
                .map(changed -> changed == 1);
    }

    Mono<Void> insertAdministrator(ProductId id, Administrator administrator) {
        return database.sql(
                        """
                        insert into product_administrators (product_id, wallet, roles)
                        values (:id, :wallet, :roles)
                        """)
                .bind("id", id.value())
                .bind("wallet", administrator.wallet().value())
                .bind("roles", administrator.roles().mask())
                .then();
    }
}
