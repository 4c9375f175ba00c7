package io.tributary.messaging.product;

import io.tributary.events.ProductSettings;
import io.tributary.events.ProductState;
import io.tributary.events.ProductStatus;
import io.tributary.events.TypeDedupWindow;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Writes and locks the rows of products whose state is newer than the known one. */
final class ProductClaim {

    private static final String CLAIM =
            """
            insert into known_products (product_id, version, name, active,
                                        client_dedup_seconds, type_dedup_seconds,
                                        attribution_seconds, wallet_interactions_per_hour,
                                        pay_processing_orders, claim_life_seconds)
            select s.product_id, s.version, s.name, s.active, s.client_dedup, s.type_dedup,
                   s.attribution, s.wallet_interactions, s.pay_processing, s.claim_life
            from unnest(:ids::uuid[], :versions::bigint[], :names::text[], :active::boolean[],
                        :clientDedup::bigint[], :typeDedup::jsonb[], :attribution::bigint[],
                        :walletInteractions::integer[], :payProcessing::boolean[],
                        :claimLife::bigint[])
                as s (product_id, version, name, active, client_dedup, type_dedup,
                      attribution, wallet_interactions, pay_processing, claim_life)
            order by s.product_id
            on conflict (product_id) do update
            set version = excluded.version,
                name = excluded.name,
                active = excluded.active,
                client_dedup_seconds = excluded.client_dedup_seconds,
                type_dedup_seconds = excluded.type_dedup_seconds,
                attribution_seconds = excluded.attribution_seconds,
                wallet_interactions_per_hour = excluded.wallet_interactions_per_hour,
                pay_processing_orders = excluded.pay_processing_orders,
                claim_life_seconds = excluded.claim_life_seconds,
                learnt_at = now()
            where known_products.version < excluded.version
            returning product_id
            """;

    private final DatabaseClient database;

    ProductClaim(DatabaseClient database) {
        this.database = database;
    }

    /** The products whose row was written. */
    Mono<List<UUID>> claim(Collection<ProductState> states) {
        GenericExecuteSpec products =
                database.sql(CLAIM)
                        .bind("ids", array(states, ProductState::getProductId, new UUID[0]))
                        .bind("versions", array(states, ProductState::getVersion, new Long[0]))
                        .bind("names", array(states, ProductState::getName, new String[0]))
                        .bind("active", array(states, ProductClaim::isActive, new Boolean[0]));
        List<ProductSettings> settings = states.stream().map(ProductState::getSettings).toList();
        return bind(products, settings)
                .map(row -> Objects.requireNonNull(row.get("product_id", UUID.class)))
                .all()
                .collectList();
    }

    private static GenericExecuteSpec bind(
            GenericExecuteSpec statement, List<ProductSettings> settings) {
        Long[] longs = new Long[0];
        return statement
                .bind(
                        "clientDedup",
                        array(settings, ProductSettings::getClientDedupWindowSeconds, longs))
                .bind("typeDedup", array(settings, ProductClaim::typeSeconds, new String[0]))
                .bind(
                        "attribution",
                        array(settings, ProductSettings::getAttributionWindowSeconds, longs))
                .bind(
                        "walletInteractions",
                        array(
                                settings,
                                ProductSettings::getWalletInteractionsPerHour,
                                new Integer[0]))
                .bind(
                        "payProcessing",
                        array(settings, ProductSettings::getPayProcessingOrders, new Boolean[0]))
                .bind("claimLife", array(settings, ProductSettings::getClaimLifeSeconds, longs));
    }

    private static boolean isActive(ProductState state) {
        return state.getStatus() == ProductStatus.ACTIVE;
    }

    private static String typeSeconds(ProductSettings settings) {
        Map<String, Duration> windows =
                settings.getTypeDedupWindows().stream()
                        .collect(
                                Collectors.toMap(
                                        TypeDedupWindow::getType,
                                        window -> Duration.ofSeconds(window.getSeconds()),
                                        (_, last) -> last));
        return SettingsColumns.typeSeconds(windows);
    }

    private static <S, V> V[] array(Collection<S> source, Function<S, V> field, V[] empty) {
        return source.stream().map(field).toList().toArray(empty);
    }
}
