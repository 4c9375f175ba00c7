package io.tributary.product.registry;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.messaging.product.SettingsColumns;
import io.tributary.product.registry.Product.ValidKey;
import io.tributary.values.Address;
import io.tributary.values.ChainId;
import io.tributary.values.Roles;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Reads a product whole in one statement, so that everything is of the same version. */
final class ProductRows {

    /** Followed by a where clause on {@code p}. */
    static final String SELECT =
            """
            select p.id, p.name, p.status, p.version, p.created_at, p.updated_at,
                   array(select d.domain from product_domains d where d.product_id = p.id order by d.domain collate "C") as domains,
                   array(select a.wallet from product_administrators a where a.product_id = p.id order by a.wallet) as wallets,
                   array(select a.roles from product_administrators a where a.product_id = p.id order by a.wallet) as roles,
                   array(select b.chain_id from product_banks b where b.product_id = p.id order by b.chain_id, b.token) as bank_chains,
                   array(select b.token from product_banks b where b.product_id = p.id order by b.chain_id, b.token) as bank_tokens,
                   array(select b.bank from product_banks b where b.product_id = p.id order by b.chain_id, b.token) as bank_addresses,
                   array(select (extract(epoch from b.created_at) * 1000000)::bigint
                         from product_banks b where b.product_id = p.id order by b.chain_id, b.token) as bank_times,
                   array(select k.id from product_keys k
                         where k.product_id = p.id and k.revoked_at is null order by k.id) as key_ids,
                   array(select k.kind from product_keys k
                         where k.product_id = p.id and k.revoked_at is null order by k.id) as key_kinds,
                   array(select k.prefix from product_keys k
                         where k.product_id = p.id and k.revoked_at is null order by k.id) as key_prefixes,
                   array(select k.hash from product_keys k
                         where k.product_id = p.id and k.revoked_at is null order by k.id) as key_hashes,
                   array(select k.test::int from product_keys k
                         where k.product_id = p.id and k.revoked_at is null order by k.id) as key_tests,
                   array(select array_to_string(k.origins, ' ') from product_keys k
                         where k.product_id = p.id and k.revoked_at is null order by k.id) as key_origins,
                   %s
            from products p
            """
                    .formatted(SettingsColumns.SELECT);

    private ProductRows() {}

    static Product toProduct(Readable row) {
        return new Product(
                Column.product(row, "id"),
                Column.text(row, "name"),
                List.of(Column.of(row, "domains", String[].class)),
                Column.text(row, "status"),
                administrators(row),
                banks(row),
                keys(row),
                SettingsColumns.read(row),
                Column.of(row, "version", Long.class),
                Column.time(row, "created_at"),
                Column.time(row, "updated_at"));
    }

    private static List<Administrator> administrators(Readable row) {
        String[] wallets = Column.of(row, "wallets", String[].class);
        Integer[] roles = Column.of(row, "roles", Integer[].class);
        return list(
                wallets.length,
                i -> new Administrator(new Address(wallets[i]), new Roles(roles[i])));
    }

    private static List<Bank> banks(Readable row) {
        Long[] chains = Column.of(row, "bank_chains", Long[].class);
        String[] tokens = Column.of(row, "bank_tokens", String[].class);
        String[] addresses = Column.of(row, "bank_addresses", String[].class);
        Long[] times = Column.of(row, "bank_times", Long[].class);
        return list(chains.length, i -> bank(chains[i], tokens[i], addresses[i], times[i]));
    }

    private static Bank bank(long chain, String token, String address, long micros) {
        Instant createdAt = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        return new Bank(new ChainId(chain), new Address(token), new Address(address), createdAt);
    }

    private static List<ValidKey> keys(Readable row) {
        UUID[] ids = Column.of(row, "key_ids", UUID[].class);
        String[] kinds = Column.of(row, "key_kinds", String[].class);
        String[] prefixes = Column.of(row, "key_prefixes", String[].class);
        String[] hashes = Column.of(row, "key_hashes", String[].class);
        Integer[] tests = Column.of(row, "key_tests", Integer[].class);
        String[] origins = Column.of(row, "key_origins", String[].class);
        List<ValidKey> keys = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            boolean test = tests[i] == 1;
            keys.add(
                    new ValidKey(
                            ids[i], kinds[i], prefixes[i], hashes[i], test, words(origins[i])));
        }
        return List.copyOf(keys);
    }

    /** An array of arrays of unequal length is none in SQL; an origin has no blank. */
    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static <T> List<T> list(int size, IntFunction<T> item) {
        return IntStream.range(0, size).mapToObj(item).toList();
    }
}
