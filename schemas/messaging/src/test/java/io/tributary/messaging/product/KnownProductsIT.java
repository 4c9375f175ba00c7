package io.tributary.messaging.product;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.events.ProductState;
import io.tributary.events.Topics;
import io.tributary.events.TypeDedupWindow;
import io.tributary.messaging.EventCodec;
import io.tributary.messaging.FixtureTest;
import io.tributary.messaging.Fixtures;
import io.tributary.testkit.TestTopics;
import io.tributary.values.Address;
import io.tributary.values.ChainId;
import io.tributary.values.ProductId;
import io.tributary.values.Role;
import io.tributary.values.Roles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

@FixtureTest
class KnownProductsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired TestTopics topics;
    @Autowired EventCodec codec;
    @Autowired KnownProducts products;

    private final UUID id = UUID.randomUUID();
    private final ProductId product = new ProductId(id);
    private final String hash = UUID.randomUUID().toString();
    private final String otherHash = UUID.randomUUID().toString();

    @Test
    void learnsTheWholeProduct() {
        tell(Fixtures.aProduct(id, 1, hash));
        awaitVersion(1);
        Address alice = new Address(Fixtures.ALICE);
        KnownKey key = get(products.keyByHash(hash)).orElseThrow();
        assertThat(key.product()).isEqualTo(product);
        assertThat(key.secret()).isTrue();
        assertThat(key.origins()).containsExactly("https://shop.example");
        assertThat(get(products.isOrigin("https://other.example"))).contains(false);
        assertThat(
                        get(products.rolesOf(product, alice))
                                .orElseThrow()
                                .include(Role.CAMPAIGN_MANAGER))
                .isTrue();
        assertThat(get(products.rolesOf(product, new Address(Fixtures.BOB)))).contains(Roles.NONE);
        assertThat(get(products.productsOf(alice)).orElseThrow()).contains(product);
        assertThat(get(products.banks(product).collectList()).orElseThrow())
                .containsExactly(
                        new KnownBank(
                                product, new ChainId(31337), new Address(Fixtures.BOB), alice));
    }

    @Test
    void appliesOnlyHigherVersionsHoweverTheyComeIn() {
        tell(Fixtures.aProduct(id, 3, hash));
        tell(Fixtures.aProduct(id, 2, otherHash));
        tell(Fixtures.aProduct(id, 3, hash));
        tell(Fixtures.aProduct(id, 1, otherHash));
        UUID last = UUID.randomUUID();
        tell(Fixtures.aProduct(last, 1));
        await("all read")
                .atMost(PATIENCE)
                .until(() -> get(products.find(new ProductId(last))).isPresent());
        assertThat(get(products.find(product)))
                .contains(new KnownProduct(product, 3, "shop 3", true, ProductSettings.DEFAULTS));
        assertThat(get(products.keyByHash(hash))).isPresent();
        assertThat(get(products.keyByHash(otherHash))).isEmpty();
    }

    @Test
    void learnsSettingsAndForgetsThemWithTheNextVersion() {
        io.tributary.events.ProductSettings changed =
                new io.tributary.events.ProductSettings(
                        60L,
                        List.of(
                                new TypeDedupWindow("press.read_article", 3600L),
                                new TypeDedupWindow("webshop.open", 86_400L)),
                        864_000L,
                        20,
                        true,
                        7200L);
        tell(ProductState.newBuilder(Fixtures.aProduct(id, 1, hash)).setSettings(changed).build());
        awaitVersion(1);
        ProductSettings settings = get(products.find(product)).orElseThrow().settings();
        assertThat(settings)
                .isEqualTo(
                        new ProductSettings(
                                Duration.ofMinutes(1),
                                Map.of(
                                        "press.read_article",
                                        Duration.ofHours(1),
                                        "webshop.open",
                                        Duration.ofDays(1)),
                                Duration.ofDays(10),
                                20,
                                true,
                                Duration.ofHours(2)));
        assertThat(settings.typeDedupWindow("webshop.open")).contains(Duration.ofDays(1));
        assertThat(settings.typeDedupWindow("press.open_article")).isEmpty();
        tell(Fixtures.aProduct(id, 2, hash));
        awaitVersion(2);
        assertThat(get(products.find(product)).map(KnownProduct::settings))
                .contains(ProductSettings.DEFAULTS);
    }

    @Test
    void aRevokedKeyFailsAndANewOneWorksWithinTwoSeconds() {
        tell(Fixtures.aProduct(id, 1, hash));
        awaitVersion(1);
        assertThat(get(products.keyByHash(hash))).isPresent();
        assertThat(get(products.keyByHash(otherHash))).isEmpty();
        tell(Fixtures.aProduct(id, 2, otherHash));
        await("revoked and granted")
                .atMost(Duration.ofSeconds(2))
                .until(() ->
                        get(products.keyByHash(hash)).isEmpty()
                                && get(products.keyByHash(otherHash)).isPresent());
    }

    private void tell(ProductState state) {
        topics.produce("products.v1", "one", codec.encode(Topics.PRODUCTS, state));
    }

    private void awaitVersion(long version) {
        await("learnt")
                .atMost(PATIENCE)
                .until(() ->
                        get(products.find(product))
                                .map(KnownProduct::version)
                                .equals(Optional.of(version)));
    }

    private static <T> Optional<T> get(Mono<T> mono) {
        return requireNonNull(
                mono.map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .block(Duration.ofSeconds(5)));
    }
}
