package io.tributary.interaction.product;

import io.tributary.events.ApiKeyKind;
import io.tributary.events.ApiKeyState;
import io.tributary.events.ProductSettings;
import io.tributary.events.ProductState;
import io.tributary.events.ProductStatus;
import io.tributary.events.TypeDedupWindow;
import io.tributary.interaction.KnownShop;
import io.tributary.web.auth.ApiKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What {@code products.v1} tells next of a shop; by default what is known of it already. */
final class ToldProduct {

    private final KnownShop shop;
    private final long version;
    private final List<ApiKeyState> keys = new ArrayList<>();
    private final List<TypeDedupWindow> typeWindows = new ArrayList<>();
    private Duration clientWindow = Duration.ofDays(7);

    private ToldProduct(KnownShop shop, long version) {
        this.shop = shop;
        this.version = version;
        withKey(shop.secretKey(), ApiKeyKind.SECRET, false);
        withKey(shop.publishableKey(), ApiKeyKind.PUBLISHABLE, false);
    }

    /** The shop as it is, under a version that is not known yet. */
    static ToldProduct of(KnownShop shop, long version) {
        return new ToldProduct(shop, version);
    }

    ToldProduct withTypeWindow(String type, Duration window) {
        typeWindows.add(new TypeDedupWindow(type, window.toSeconds()));
        return this;
    }

    ToldProduct withClientWindow(Duration window) {
        clientWindow = window;
        return this;
    }

    ToldProduct withTestKey(String key, ApiKeyKind kind) {
        return withKey(key, kind, true);
    }

    ProductState state() {
        return ProductState.newBuilder()
                .setProductId(shop.id().value())
                .setVersion(version)
                .setStatus(ProductStatus.ACTIVE)
                .setName("Shop")
                .setDomains(List.of())
                .setAdministrators(List.of())
                .setBanks(List.of())
                .setKeys(keys)
                .setSettings(settings())
                .setCreatedAt(Instant.now())
                .setUpdatedAt(Instant.now())
                .build();
    }

    private ProductSettings settings() {
        return ProductSettings.newBuilder()
                .setClientDedupWindowSeconds(clientWindow.toSeconds())
                .setTypeDedupWindows(typeWindows)
                .build();
    }

    private ToldProduct withKey(String key, ApiKeyKind kind, boolean test) {
        keys.add(
                ApiKeyState.newBuilder()
                        .setKeyId(UUID.randomUUID())
                        .setKind(kind)
                        .setPrefix(key.substring(0, 6))
                        .setHash(ApiKeys.hash(key))
                        .setTest(test)
                        .setOrigins(List.of())
                        .build());
        return this;
    }
}
