package io.tributary.interaction.limit;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How many interactions of a wallet were accepted in the current hour; counted in the transaction
 * that accepts them. Rows are locked in one order.
 */
@Component
class WalletHours {

    private static final String ADD =
            """
            insert into wallet_hour_counts as w (product_id, wallet, hour, used)
            select c.product_id, c.wallet, date_trunc('hour', now()), c.used
            from unnest(:products::uuid[], :wallets::text[], :amounts::integer[])
              as c (product_id, wallet, used)
            order by c.product_id, c.wallet collate "C"
            on conflict (product_id, wallet, hour) do update
            set used = w.used + excluded.used
            returning product_id, wallet, used,
              ceil(extract(epoch from hour + interval '1 hour' - now()))::bigint as seconds_left
            """;

    /* Only rows that this transaction has locked already. */
    private static final String GIVE_BACK =
            """
            update wallet_hour_counts w
            set used = w.used - c.used
            from unnest(:products::uuid[], :wallets::text[], :amounts::integer[])
              as c (product_id, wallet, used)
            where w.product_id = c.product_id
              and w.wallet = c.wallet
              and w.hour = date_trunc('hour', now())
            """;

    private final DatabaseClient database;

    WalletHours(DatabaseClient database) {
        this.database = database;
    }

    /** Adds to each wallet's hour; answers what it has used with that. */
    Flux<Used> add(Map<Member, Integer> amounts) {
        return bind(ADD, amounts).map(WalletHours::toUsed).all();
    }

    /** Takes back what was refused. */
    Mono<Void> giveBack(Map<Member, Integer> amounts) {
        return bind(GIVE_BACK, amounts).then();
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, Map<Member, Integer> amounts) {
        List<Member> members = List.copyOf(amounts.keySet());
        return database.sql(sql)
                .bind("products", column(members, m -> m.product().value(), new UUID[0]))
                .bind("wallets", column(members, m -> m.wallet().value(), new String[0]))
                .bind("amounts", column(members, m -> amounts.getOrDefault(m, 0), new Integer[0]));
    }

    private static Used toUsed(Readable row) {
        return new Used(
                new Member(Column.product(row, "product_id"), Column.address(row, "wallet")),
                Column.of(row, "used", Integer.class),
                Duration.ofSeconds(Column.of(row, "seconds_left", Long.class)));
    }

    private static <V> V[] column(
            Collection<Member> members, Function<Member, V> field, V[] empty) {
        return members.stream().map(field).toList().toArray(empty);
    }

    /** A wallet of a product. */
    record Member(ProductId product, Address wallet) {}

    /**
     * A wallet's hour.
     *
     * @param used accepted in it, those just added included
     * @param left until the next one begins
     */
    record Used(Member member, int used, Duration left) {}
}
