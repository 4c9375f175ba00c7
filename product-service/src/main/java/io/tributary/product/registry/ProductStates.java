package io.tributary.product.registry;

import io.tributary.events.ApiKeyKind;
import io.tributary.events.ApiKeyState;
import io.tributary.events.ProductAdministrator;
import io.tributary.events.ProductBankState;
import io.tributary.events.ProductSettings;
import io.tributary.events.ProductState;
import io.tributary.events.ProductStatus;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.events.TypeDedupWindow;
import io.tributary.messaging.relay.PublishedVersions;
import io.tributary.messaging.relay.StateSource;
import io.tributary.product.registry.Product.ValidKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The state of products as {@code products.v1} has it; revoked keys are absent. */
@Component
class ProductStates implements StateSource<ProductState> {

    private final DatabaseClient database;
    private final PublishedVersions published;

    ProductStates(DatabaseClient database) {
        this.database = database;
        this.published = new PublishedVersions(database, "products", "id");
    }

    @Override
    public Topic<ProductState> topic() {
        return Topics.PRODUCTS;
    }

    @Override
    public Mono<List<Row<ProductState>>> unpublished(int limit) {
        return database.sql(
                        ProductRows.SELECT
                                + """
                                where p.published_version < p.version
                                order by p.updated_at, p.id
                                limit :limit
                                """)
                .bind("limit", limit)
                .map(ProductRows::toProduct)
                .all()
                .map(ProductStates::toRow)
                .collectList();
    }

    @Override
    public Mono<Void> markPublished(List<Row<ProductState>> rows) {
        return published.mark(rows);
    }

    private static Row<ProductState> toRow(Product product) {
        return new Row<>(product.id().value(), product.version(), toState(product));
    }

    private static ProductState toState(Product product) {
        return ProductState.newBuilder()
                .setProductId(product.id().value())
                .setVersion(product.version())
                .setStatus(
                        product.status().equals("active")
                                ? ProductStatus.ACTIVE
                                : ProductStatus.INACTIVE)
                .setName(product.name())
                .setDomains(product.domains())
                .setAdministrators(
                        product.administrators().stream().map(ProductStates::toState).toList())
                .setBanks(product.banks().stream().map(ProductStates::toState).toList())
                .setKeys(product.keys().stream().map(ProductStates::toState).toList())
                .setCreatedAt(product.createdAt())
                .setUpdatedAt(product.updatedAt())
                .setSettings(toState(product.settings()))
                .build();
    }

    private static ProductSettings toState(
            io.tributary.messaging.product.ProductSettings settings) {
        return ProductSettings.newBuilder()
                .setClientDedupWindowSeconds(settings.clientDedupWindow().toSeconds())
                .setTypeDedupWindows(toState(settings.typeDedupWindows()))
                .setAttributionWindowSeconds(settings.attributionWindow().toSeconds())
                .setWalletInteractionsPerHour(settings.walletInteractionsPerHour())
                .setPayProcessingOrders(settings.payProcessingOrders())
                .setClaimLifeSeconds(settings.claimLife().toSeconds())
                .build();
    }

    private static List<TypeDedupWindow> toState(Map<String, Duration> windows) {
        return new TreeMap<>(windows)
                .entrySet().stream()
                        .map(window ->
                                new TypeDedupWindow(window.getKey(), window.getValue().toSeconds()))
                        .toList();
    }

    private static ProductAdministrator toState(Administrator administrator) {
        return ProductAdministrator.newBuilder()
                .setWallet(administrator.wallet().value())
                .setRoles(administrator.roles().mask())
                .build();
    }

    private static ProductBankState toState(Bank bank) {
        return ProductBankState.newBuilder()
                .setChainId(bank.chainId().value())
                .setToken(bank.token().value())
                .setBank(bank.bank().value())
                .setCreatedAt(bank.createdAt())
                .build();
    }

    private static ApiKeyState toState(ValidKey key) {
        return ApiKeyState.newBuilder()
                .setKeyId(key.id())
                .setKind(key.kind().equals("secret") ? ApiKeyKind.SECRET : ApiKeyKind.PUBLISHABLE)
                .setPrefix(key.prefix())
                .setHash(key.hash())
                .setTest(key.test())
                .setOrigins(key.origins())
                .build();
    }
}
