package io.tributary.product.domain;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.product.registry.DomainName;
import io.tributary.values.ProductId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table of domains, with what proves them; changed under the lock of who has them. */
@Repository
class Domains {

    private static final String SELECT =
            """
            select d.domain, d.created_at, d.verified_at, p.domain_token
            from product_domains d
            join products p on p.id = d.product_id
            """;

    private final DatabaseClient database;

    Domains(DatabaseClient database) {
        this.database = database;
    }

    /** All, in any order; a product has few. */
    Flux<Listed> of(ProductId product) {
        return database.sql(SELECT + "where d.product_id = :product")
                .bind("product", product.value())
                .map(Domains::toListed)
                .all();
    }

    Mono<OwnedDomain> find(ProductId product, String domain) {
        return database.sql(SELECT + "where d.product_id = :product and d.domain = :domain")
                .bind("product", product.value())
                .bind("domain", domain)
                .map(Domains::toListed)
                .one()
                .map(Listed::domain);
    }

    /** What the product has to prove, and against whom. */
    Mono<Claim> claim(ProductId product, String domain) {
        return database.sql(
                        """
                        select p.domain_token, h.id as holder, h.domain_token as holder_token,
                               (select count(*)
                                from product_domains o
                                where o.product_id = p.id and o.domain <> :domain) as others
                        from products p
                        left join product_domains d on d.domain = :domain
                        left join products h on h.id = d.product_id and h.id <> p.id
                        where p.id = :product
                        """)
                .bind("product", product.value())
                .bind("domain", domain)
                .map(Domains::toClaim)
                .one();
    }

    /**
     * Whether the domain is now the product's, and proven: not if another has it, or the product
     * has as many others as it may have.
     */
    Mono<Boolean> putVerified(ProductId product, String domain) {
        return database.sql(
                        """
                        insert into product_domains as held (domain, product_id, verified_at)
                        select :domain, :product, now()
                        where (select count(*)
                               from product_domains
                               where product_id = :product and domain <> :domain) < :most
                        on conflict (domain) do update
                        set verified_at = excluded.verified_at
                        where held.product_id = excluded.product_id
                        """)
                .bind("product", product.value())
                .bind("domain", domain)
                .bind("most", DomainName.MOST_OF_A_PRODUCT)
                .fetch()
                .rowsUpdated()
                .map(stored -> stored == 1);
    }

    /** Whether the product had it. */
    Mono<Boolean> delete(ProductId product, String domain) {
        return database.sql(
                        """
                        delete from product_domains
                        where product_id = :product and domain = :domain
                        """)
                .bind("product", product.value())
                .bind("domain", domain)
                .fetch()
                .rowsUpdated()
                .map(deleted -> deleted == 1);
    }

    private static Listed toListed(Readable row) {
        String domain = Column.text(row, "domain");
        Instant verifiedAt = row.get("verified_at", Instant.class);
        String token = Column.text(row, "domain_token");
        return new Listed(
                Column.time(row, "created_at"),
                new OwnedDomain(
                        domain, verifiedAt != null, verifiedAt, ProofRecord.of(domain, token)));
    }

    private static Claim toClaim(Readable row) {
        UUID holder = row.get("holder", UUID.class);
        String holderToken = row.get("holder_token", String.class);
        return new Claim(
                Column.text(row, "domain_token"),
                holder == null || holderToken == null
                        ? null
                        : new Holder(new ProductId(holder), holderToken),
                Column.of(row, "others", Long.class));
    }

    /** A domain with its place in a list. */
    record Listed(Instant createdAt, OwnedDomain domain) {}

    /**
     * A product and a domain that it wants.
     *
     * @param token the product's
     * @param holder which other product has the domain; null: none
     * @param others how many other domains the product has
     */
    record Claim(String token, @Nullable Holder holder, long others) {}

    /** A product that has a domain, and the token by which DNS would say so. */
    record Holder(ProductId product, String token) {}
}
