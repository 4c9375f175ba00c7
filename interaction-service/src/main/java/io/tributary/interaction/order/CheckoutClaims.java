package io.tributary.interaction.order;

import io.tributary.interaction.recording.CarriedClaim;
import io.tributary.interaction.recording.OrderClaimRecorder;
import io.tributary.values.Uuids;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who has claimed which checkout or order; the first stays, until its claim expires; a test gives
 * way to what is real.
 */
@Component
class CheckoutClaims implements OrderClaimRecorder {

    private static final String KEEP =
            """
            insert into order_claims (product_id, kind, reference, id, wallet, interaction_id, test, claimed_at,
              expires_at, state)
            select c.product_id, c.kind, c.reference, c.id, c.wallet, c.interaction_id, c.test, now(),
              now() + claim_life(c.product_id), 'unmatched'
            from unnest(:products::uuid[], :kinds::text[], :references::text[], :ids::uuid[], :wallets::text[],
                :interactions::uuid[], :tests::boolean[])
              as c (product_id, kind, reference, id, wallet, interaction_id, test)
            order by c.product_id, c.kind collate "C", c.reference collate "C"
            on conflict (product_id, kind, reference) do update
            set id = excluded.id,
              wallet = excluded.wallet,
              interaction_id = excluded.interaction_id,
              test = excluded.test,
              claimed_at = excluded.claimed_at,
              expires_at = excluded.expires_at,
              state = excluded.state,
              order_id = null
            where order_claims.state = 'expired'
              or (order_claims.test and not excluded.test)
            """;

    private final DatabaseClient database;
    private final OrderChecks checks;
    private final Clock clock;

    CheckoutClaims(DatabaseClient database, OrderChecks checks, Clock clock) {
        this.database = database;
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public Mono<Void> record(List<CarriedClaim> claims) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (CarriedClaim claim : claims) {
            OrderCheck.of(claim.item())
                    .forEach(check -> rows.merge(key(check), new Row(check, claim), Row::first));
        }
        return rows.isEmpty() ? Mono.empty() : keep(List.copyOf(rows.values())).then(owe(claims));
    }

    private Mono<Void> owe(List<CarriedClaim> claims) {
        return checks.owe(
                claims.stream()
                        .flatMap(claim -> OrderCheck.of(claim.item()).stream())
                        .sorted(Comparator.comparing(OrderCheck::id))
                        .toList());
    }

    private Mono<Void> keep(List<Row> rows) {
        return database.sql(KEEP)
                .bind("products", uuids(rows, row -> row.check().product().value()))
                .bind("kinds", texts(rows, row -> row.check().kind().word()))
                .bind("references", texts(rows, row -> row.check().reference()))
                .bind("ids", uuids(rows, row -> Uuids.next(clock.instant())))
                .bind("wallets", texts(rows, row -> row.claim().item().wallet().value()))
                .bind("interactions", uuids(rows, row -> row.claim().stored().value()))
                .bind(
                        "tests",
                        rows.stream().map(row -> row.claim().item().test()).toArray(Boolean[]::new))
                .then();
    }

    private static String key(OrderCheck check) {
        return check.product() + " " + check.kind().word() + " " + check.reference();
    }

    private static UUID[] uuids(List<Row> rows, Function<Row, UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    private static String[] texts(List<Row> rows, Function<Row, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private record Row(OrderCheck check, CarriedClaim claim) {

        /* As the statement decides of those that are stored. */
        Row first(Row later) {
            return claim.item().test() && !later.claim().item().test() ? later : this;
        }
    }
}
