package io.tributary.interaction.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a test key brings stands in the way of nothing real, nor the other way round. */
class SpaceIT extends RunningService {

    private final Address alice = aWallet();
    private final Address bob = aWallet();

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private KnownShop shop;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private KnownShop tests;

    @BeforeEach
    void openAShop() {
        shop = aShop();
        tests = shop.withTestKey();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webshop.open",
                "purchase.completed",
                "purchase.refunded",
                "purchase.cancelled"
            })
    void takesTheSameOnceAsATestAndOnceAsReal(String type) {
        Map<String, Object> same = interaction(shop, alice, type, data(type));
        String test = accepted(tests, same);
        String real = accepted(shop, same);
        isDuplicateOf(test, tests, same);
        isDuplicateOf(real, shop, same);
        assertThat(testIds(shop)).containsExactly(test);
    }

    @Test
    void leavesAnOrderToAnotherWalletThanThatOfItsTest() {
        accepted(tests, aPurchase(shop, aWallet(), "A-1"));
        accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        post(tests, aPurchase(shop, aWallet(), "A-1")).expectStatus().is4xxClientError();
    }

    @Test
    void stampsTestsWithTestReferralsAndWhatIsRealWithRealOnes() {
        Address mallory = aWallet();
        accepted(tests, aReferral(shop, alice, mallory));
        assertThat(chain(shop, alice, "A-1")).isEmpty();
        accepted(shop, aReferral(shop, alice, bob));
        accepted(tests, aReferral(shop, bob, alice));
        assertThat(chain(shop, alice, "A-2")).containsExactly(bob.value());
        assertThat(chain(tests, bob, "A-3")).containsExactly(alice.value(), mallory.value());
        assertThat(chain(shop, bob, "A-4")).isEmpty();
    }

    @Test
    void showsAWalletItsRealReferralsOnly() {
        accepted(tests, aReferral(shop, alice, aWallet()));
        accepted(tests, aReferral(shop, aWallet(), alice));
        accepted(shop, aReferral(shop, bob, alice));
        client().get()
                .uri("/wallet/referrals?productId=" + shop.id())
                .header("Authorization", TestTokens.shared().bearer(alice))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.referrer")
                .isEmpty()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].wallet")
                .isEqualTo(bob.value());
    }

    private static Map<String, Object> data(String type) {
        return switch (type) {
            case "webshop.open" -> Map.of();
            case "purchase.completed" ->
                    Map.of("orderId", "A-1", "amount", "49.90", "currency", "EUR");
            case "purchase.refunded" ->
                    Map.of(
                            "orderId",
                            "A-1",
                            "refundId",
                            "R-1",
                            "amount",
                            "9.90",
                            "currency",
                            "EUR");
            default -> Map.of("orderId", "A-1");
        };
    }

    private List<String> chain(KnownShop shop, Address wallet, String order) {
        Stamped stamped =
                get(shop, accepted(shop, aPurchase(shop, wallet, order)))
                        .expectStatus()
                        .isOk()
                        .expectBody(Stamped.class)
                        .returnResult()
                        .getResponseBody();
        return Objects.requireNonNull(stamped).referralChain();
    }

    private static List<String> testIds(KnownShop shop) {
        return Objects.requireNonNull(
                shop.database()
                        .sql("select id::text from interactions where product_id = :id and test")
                        .bind("id", shop.id().value())
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block(SOON));
    }

    private record Stamped(List<String> referralChain) {}
}
