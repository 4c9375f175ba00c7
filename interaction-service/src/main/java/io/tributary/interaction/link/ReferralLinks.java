package io.tributary.interaction.link;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The table {@code referral_links}: one code for each wallet and product, for ever. */
@Component
public class ReferralLinks {

    /* In order of the key, since two groups may make the same links at once. */
    private static final String MAKE =
            """
            insert into referral_links (product_id, wallet, code, created_at)
            select l.product_id, l.wallet, l.code, now()
            from unnest(:products::uuid[], :wallets::text[], :codes::text[]) as l (product_id, wallet, code)
            order by l.product_id, l.wallet collate "C"
            on conflict (product_id, wallet) do nothing
            """;

    private static final String CODES =
            """
            select l.product_id, l.wallet, l.code
            from unnest(:products::uuid[], :wallets::text[]) as o (product_id, wallet)
            join referral_links l
              on l.product_id = o.product_id
              and l.wallet = o.wallet
            """;

    private static final String OWNERS =
            """
            select l.product_id, l.wallet, l.code
            from unnest(:products::uuid[], :codes::text[]) as n (product_id, code)
            join referral_links l
              on l.product_id = n.product_id
              and l.code = n.code
            """;

    private final DatabaseClient database;

    ReferralLinks(DatabaseClient database) {
        this.database = database;
    }

    /** The code of each, made where there was none. */
    public Mono<Map<LinkOwner, String>> make(Collection<LinkOwner> owners) {
        List<LinkOwner> distinct = owners.stream().distinct().toList();
        if (distinct.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(MAKE)
                .bind("products", products(distinct))
                .bind("wallets", wallets(distinct))
                .bind("codes", distinct.stream().map(o -> LinkCode.draw()).toArray(String[]::new))
                .fetch()
                .rowsUpdated()
                .then(Mono.defer(() -> codes(distinct)));
    }

    /** The codes of those who have one. */
    public Mono<Map<LinkOwner, String>> codes(Collection<LinkOwner> owners) {
        List<LinkOwner> distinct = owners.stream().distinct().toList();
        if (distinct.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(CODES)
                .bind("products", products(distinct))
                .bind("wallets", wallets(distinct))
                .map(row -> Map.entry(toOwner(row), Column.text(row, "code")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Whose codes they are; nobody's are missing. */
    Mono<Map<LinkName, Address>> owners(Collection<LinkName> names) {
        List<LinkName> distinct = names.stream().filter(LinkName::hasForm).distinct().toList();
        if (distinct.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(OWNERS)
                .bind(
                        "products",
                        distinct.stream().map(n -> n.product().value()).toArray(UUID[]::new))
                .bind("codes", distinct.stream().map(LinkName::code).toArray(String[]::new))
                .map(row -> Map.entry(toName(row), Column.address(row, "wallet")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static LinkName toName(Readable row) {
        return new LinkName(Column.product(row, "product_id"), Column.text(row, "code"));
    }

    private static LinkOwner toOwner(Readable row) {
        return new LinkOwner(Column.product(row, "product_id"), Column.address(row, "wallet"));
    }

    private static UUID[] products(List<LinkOwner> owners) {
        return owners.stream().map(o -> o.product().value()).toArray(UUID[]::new);
    }

    private static String[] wallets(List<LinkOwner> owners) {
        return owners.stream().map(o -> o.wallet().value()).toArray(String[]::new);
    }
}
