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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Claims and purchases by test keys on orders that a shop's webhook tells of. */
class TestClaimIT extends WebhookService {

    @Autowired private OrderClaimRecorder claims;
    @Autowired private TypedInteractions interactions;

    @Test
    void completesARealOrderAsATest() {
        KnownShop shop = aWebshop();
        KnownShop tests = shop.withTestKey();
        Address erin = aWallet();
        accepted(tests, aClaim(shop, erin, "c-1"));
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        assertThat(purchases(shop)).containsExactly(erin + " true");
    }

    @Test
    void givesWayToARealClaimThatComesFirstToTheOrder() {
        KnownShop shop = aWebshop();
        KnownShop tests = shop.withTestKey();
        Address erin = aWallet();
        accepted(tests, aClaim(shop, aWallet(), "c-1"));
        accepted(shop, aClaim(shop, erin, "c-1"));
        accepted(tests, aClaim(shop, aWallet(), "c-1"));
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        assertThat(purchases(shop)).containsExactly(erin + " false");
    }

    @Test
    void givesWayToARealClaimAlsoAfterItWasJoined() {
        KnownShop shop = aWebshop();
        KnownShop tests = shop.withTestKey();
        Address mallory = aWallet();
        Address erin = aWallet();
        accepted(tests, aClaim(shop, mallory, "c-1"));
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        accepted(shop, aClaim(shop, erin, "c-1"));
        assertThat(purchases(shop)).containsExactly(mallory + " true", erin + " false");
        became(shop, "refunds/create", aRefund("7", "1", "10.00"));
        assertThat(recorded(shop, "purchase.refunded")).containsExactly(erin + " 10.00 shopify");
    }

    @Test
    void leavesARealOrderOpenThatOnlyATestHasCompleted() {
        KnownShop shop = aWebshop();
        KnownShop tests = shop.withTestKey();
        Address erin = aWallet();
        accepted(tests, aPurchase(shop, aWallet(), "1"));
        assertThat(became(shop, "orders/paid", anOrder("1", "c-1", "paid")).outcome())
                .isEqualTo("unmatched");
        accepted(shop, aClaim(shop, erin, "c-1"));
        assertThat(purchases(shop)).hasSize(2).endsWith(erin + " false");
    }

    @Test
    void givesWayToARealClaimOfItsOwnGroup() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        claims.record(
                        List.of(
                                aCarriedClaim(shop, aWallet(), true),
                                aCarriedClaim(shop, erin, false),
                                aCarriedClaim(shop, aWallet(), false),
                                aCarriedClaim(shop, aWallet(), true)))
                .block(SOON);
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        assertThat(purchases(shop)).containsExactly(erin + " false");
    }

    private CarriedClaim aCarriedClaim(KnownShop shop, Address wallet, boolean test) {
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

    private List<String> purchases(KnownShop shop) {
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
