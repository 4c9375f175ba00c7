package io.tributary.interaction.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.intake.Origin;
import io.tributary.interaction.intake.TypedInteractions;
import io.tributary.interaction.journal.CheckoutClaim;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.recording.CarriedClaim;
import io.tributary.interaction.recording.OrderClaimRecorder;
import io.tributary.interaction.type.InteractionData;
import io.tributary.values.Address;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Claims and purchases by test keys on orders that a shop's webhook tells of. */
class TestClaimIT extends OrderService {

    @Autowired private OrderClaimRecorder claims;
    @Autowired private TypedInteractions interactions;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private KnownShop tests;

    @BeforeEach
    void learnATestKey() {
        tests = shop.withTestKey();
    }

    @Test
    void completesARealOrderAsATest() {
        accepted(tests, aClaim(shop, erin, "c-1"));
        paid();
        assertThat(purchases()).containsExactly(erin + " true");
    }

    @Test
    void givesWayToARealClaimThatComesFirstToTheOrder() {
        accepted(tests, aClaim(shop, aWallet(), "c-1"));
        claimed(erin, "c-1");
        accepted(tests, aClaim(shop, aWallet(), "c-1"));
        paid();
        assertThat(purchases()).containsExactly(erin + " false");
    }

    @Test
    void givesWayToARealClaimAlsoAfterItWasJoined() {
        Address mallory = aWallet();
        accepted(tests, aClaim(shop, mallory, "c-1"));
        paid();
        claimed(erin, "c-1");
        assertThat(purchases()).containsExactly(mallory + " true", erin + " false");
        refunded("7", "10.00");
        hasRefunds(erin + " 10.00 shopify");
    }

    @Test
    void leavesARealOrderOpenThatOnlyATestHasCompleted() {
        accepted(tests, aPurchase(shop, aWallet(), "1"));
        assertThat(paid().outcome()).isEqualTo("unmatched");
        claimed(erin, "c-1");
        assertThat(purchases()).hasSize(2).endsWith(erin + " false");
    }

    @Test
    void givesWayToARealClaimOfItsOwnGroup() {
        claims.record(
                        List.of(
                                aCarriedClaim(aWallet(), true),
                                aCarriedClaim(erin, false),
                                aCarriedClaim(aWallet(), false),
                                aCarriedClaim(aWallet(), true)))
                .block(SOON);
        paid();
        assertThat(purchases()).containsExactly(erin + " false");
    }

    private CarriedClaim aCarriedClaim(Address wallet, boolean test) {
        CheckoutClaim claim = new CheckoutClaim("c-1", null);
        NewInteraction item =
                interactions
                        .of(
                                shop.id(),
                                wallet,
                                new InteractionData.PurchaseStarted(null, "c-1", null),
                                new Origin("sdk", null, test))
                        .claiming(claim);
        return new CarriedClaim(item, claim, item.id());
    }

    private List<String> purchases() {
        return Objects.requireNonNull(
                database.sql(
                                """
                                select wallet || ' ' || test
                                from interactions
                                where product_id = :id
                                  and type = 'purchase.completed'
                                order by received_at
                                """)
                        .bind("id", shop.id().value())
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block(SOON));
    }
}
