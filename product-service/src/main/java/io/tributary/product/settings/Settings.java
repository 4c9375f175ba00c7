package io.tributary.product.settings;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.messaging.product.ProductSettings;
import io.tributary.messaging.product.SettingsColumns;
import io.tributary.values.ProductId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The columns of settings in the table of products. */
@Repository
class Settings {

    private final DatabaseClient database;

    Settings(DatabaseClient database) {
        this.database = database;
    }

    Mono<Versioned> find(ProductId product) {
        return database.sql(
                        """
                        select version, %s
                        from products
                        where id = :id
                        """
                                .formatted(SettingsColumns.SELECT))
                .bind("id", product.value())
                .map(Settings::toVersioned)
                .one();
    }

    /** To be called under the product's lock. */
    Mono<Void> update(ProductId product, ProductSettings settings) {
        return database.sql(
                        """
                        update products
                        set client_dedup_seconds = :clientDedup,
                            type_dedup_seconds = cast(:typeDedup as jsonb),
                            attribution_seconds = :attribution,
                            wallet_interactions_per_hour = :walletInteractions,
                            pay_processing_orders = :payProcessing,
                            claim_life_seconds = :claimLife
                        where id = :id
                        """)
                .bind("id", product.value())
                .bind("clientDedup", settings.clientDedupWindow().toSeconds())
                .bind("typeDedup", SettingsColumns.typeSeconds(settings.typeDedupWindows()))
                .bind("attribution", settings.attributionWindow().toSeconds())
                .bind("walletInteractions", settings.walletInteractionsPerHour())
                .bind("payProcessing", settings.payProcessingOrders())
                .bind("claimLife", settings.claimLife().toSeconds())
                .then();
    }

    private static Versioned toVersioned(Readable row) {
        return new Versioned(SettingsColumns.read(row), Column.of(row, "version", Long.class));
    }

    /** Settings, and the version of the product that has them. */
    record Versioned(ProductSettings settings, long version) {}
}
