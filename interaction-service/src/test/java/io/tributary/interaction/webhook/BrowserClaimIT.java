package io.tributary.interaction.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** What a page may claim by its shop's publishable key: checkouts, whose tokens are secret. */
class BrowserClaimIT extends WebhookService {

    private static final String UNMATCHED = "unmatched";

    @Test
    void claimsByTheTokenOfACheckout() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        claim(shop, erin, Map.of("checkoutToken", "c-1"));
        assertThat(became(shop, "orders/paid", anOrder("1", "c-1", "paid")).outcome())
                .isEqualTo("stored");
        isCompletedOnce(shop, erin);
    }

    /** Order ids can be guessed: whoever is first would be paid for what others buy. */
    @Test
    void claimsNothingByAnOrderIdAlone() {
        KnownShop shop = aWebshop();
        claim(shop, aWallet(), ofOrder("1"));
        assertThat(shop.count("order_claims")).isZero();
        assertThat(became(shop, "orders/paid", anOrder("1", "c-1", "paid")).outcome())
                .isEqualTo(UNMATCHED);
        claim(shop, aWallet(), ofOrder("1"));
        assertThat(recorded(shop, "purchase.completed")).isEmpty();
        Address erin = aWallet();
        claim(shop, erin, Map.of("checkoutToken", "c-1"));
        isCompletedOnce(shop, erin);
    }

    @Test
    void claimsByTheTokenOnlyWhereBothAreSent() {
        KnownShop shop = aWebshop();
        claim(
                shop,
                aWallet(),
                Map.of(
                        "orderId",
                        "1",
                        "checkoutToken",
                        "c-2",
                        "amount",
                        "49.90",
                        "currency",
                        "EUR"));
        assertThat(became(shop, "orders/paid", anOrder("1", "c-1", "paid")).outcome())
                .isEqualTo(UNMATCHED);
        assertThat(recorded(shop, "purchase.completed")).isEmpty();
    }

    @Test
    void leavesAServerTheClaimByOrderId() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        accepted(shop, interaction(shop, erin, "purchase.started", ofOrder("1")));
        became(shop, "orders/paid", anOrder("1", "c-1", "paid"));
        isCompletedOnce(shop, erin);
    }

    private void claim(KnownShop shop, Address wallet, Map<String, Object> data) {
        client().post()
                .uri("/external/interactions")
                .header("Authorization", "Bearer " + shop.publishableKey())
                .header("X-Wallet-Token", TestTokens.shared().token(wallet))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(interaction(shop, wallet, "purchase.started", data))
                .exchange()
                .expectStatus()
                .isAccepted();
    }

    private static Map<String, Object> ofOrder(String id) {
        return Map.of("orderId", id, "amount", "49.90", "currency", "EUR");
    }
}
