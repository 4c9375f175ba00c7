package io.tributary.messaging.product;

import io.tributary.events.ApiKeyKind;
import io.tributary.events.ApiKeyState;
import io.tributary.events.ProductAdministrator;
import io.tributary.events.ProductBankState;
import io.tributary.events.ProductSettings;
import io.tributary.events.ProductState;
import io.tributary.events.ProductStatus;
import io.tributary.events.TypeDedupWindow;
import io.tributary.messaging.Fixtures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A version of a product, whichever id it has. From one version to the next keys are made and
 * revoked, and origins, roles, banks, settings and status change; every fifth has nothing at all.
 */
record ProductVersion(int shop, long version) {

    static final int SHOPS = 10;

    private static final int FEWEST = 3;
    private static final int MOST = 6;
    private static final Instant THEN = Instant.parse("2026-11-22T08:00:00Z");

    /** Three to six versions of each product, as they would be written. */
    static List<ProductVersion> all() {
        return IntStream.rangeClosed(1, MOST)
                .boxed()
                .flatMap(version ->
                        IntStream.range(0, SHOPS)
                                .mapToObj(shop -> new ProductVersion(shop, version)))
                .filter(told -> told.version <= newest(told.shop))
                .toList();
    }

    /** The last version of this product. */
    static int newest(int shop) {
        return FEWEST + shop % (MOST - FEWEST + 1);
    }

    ProductState of(UUID id) {
        ProductState.Builder state =
                ProductState.newBuilder(Fixtures.aProduct(id, version))
                        .setStatus(phase(3) == 0 ? ProductStatus.INACTIVE : ProductStatus.ACTIVE)
                        .setSettings(settings());
        return phase(5) == 0
                ? state.setAdministrators(List.of()).setBanks(List.of()).setKeys(List.of()).build()
                : state.setAdministrators(administrators())
                        .setBanks(banks())
                        .setKeys(keys())
                        .build();
    }

    private int phase(int length) {
        return (int) ((shop + version) % length);
    }

    /** One whose roles change, and one who is another each time. */
    private List<ProductAdministrator> administrators() {
        return List.of(
                new ProductAdministrator(address(shop), 1 + phase(15)),
                new ProductAdministrator(address(100 * version + shop), 2));
    }

    /** One that changes, and one that comes and goes. */
    private List<ProductBankState> banks() {
        ProductBankState changed =
                new ProductBankState(31337L, Fixtures.ALICE, address(version), THEN);
        ProductBankState other = new ProductBankState(1L, Fixtures.BOB, address(shop), THEN);
        return phase(2) == 0 ? List.of(changed, other) : List.of(changed);
    }

    /** This version's own and that of the version before; older ones are revoked. */
    private List<ApiKeyState> keys() {
        return Stream.of(version - 1, version).map(this::key).toList();
    }

    private ApiKeyState key(long number) {
        String name = shop + "/" + number;
        return ApiKeyState.newBuilder()
                .setKeyId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
                .setKind(number % 2 == 0 ? ApiKeyKind.SECRET : ApiKeyKind.PUBLISHABLE)
                .setPrefix("k_" + number)
                .setHash("hash of " + name)
                .setTest(number % 3 == 0)
                .setOrigins(List.of("https://shop.example", "https://v" + version + ".example"))
                .build();
    }

    private ProductSettings settings() {
        return phase(2) == 0
                ? ProductSettings.newBuilder().build()
                : new ProductSettings(
                        60 * version,
                        List.of(new TypeDedupWindow("press.read_article", version)),
                        version,
                        shop,
                        phase(4) == 1,
                        7200 + version);
    }

    private static String address(long number) {
        return "0x%040x".formatted(number);
    }
}
