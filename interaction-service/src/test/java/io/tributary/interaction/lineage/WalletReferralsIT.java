package io.tributary.interaction.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;

class WalletReferralsIT extends RunningService {

    @Test
    void showsTheReferrerAndTheTreeBelow() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        Address bob = aWallet();
        Address carol = aWallet();
        Address dave = aWallet();
        Address erin = aWallet();
        link(shop, alice, erin);
        link(shop, bob, alice);
        link(shop, carol, alice);
        link(shop, dave, bob);
        Tree tree = tree(shop, alice, "");
        assertThat(tree.referrer()).isEqualTo(erin.value());
        assertThat(tree.referred()).isEqualTo(Map.of("level1", 2, "level2", 1));
        assertThat(tree.items())
                .containsExactly(
                        new Member(dave.value(), 2),
                        new Member(carol.value(), 1),
                        new Member(bob.value(), 1));
        assertThat(tree.nextCursor()).isNull();
    }

    @Test
    void showsNothingToWhoReferredNobody() {
        KnownShop shop = aShop();
        asks(TestTokens.shared().bearer(aWallet()), "productId=" + shop.id())
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("{\"referrer\":null,\"referred\":{},\"items\":[],\"nextCursor\":null}");
    }

    @Test
    void keepsProductsApart() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        link(shop, aWallet(), alice);
        assertThat(tree(aShop(), alice, "").items()).isEmpty();
    }

    @Test
    void countsTenLevelsAndNoMore() {
        KnownShop shop = aShop();
        List<Address> wallets = Stream.generate(() -> aWallet()).limit(13).toList();
        List<Object> chain = new ArrayList<>();
        for (int i = 0; i + 1 < wallets.size(); i++) {
            chain.add(aReferral(shop, wallets.get(i + 1), wallets.get(i)));
        }
        postBatch(shop, chain).expectStatus().isOk();
        Tree tree = tree(shop, wallets.getFirst(), "");
        assertThat(tree.referred()).hasSize(10).containsEntry("level10", 1);
        assertThat(tree.items()).hasSize(10);
    }

    @Test
    void goesThroughAllPagesWithoutLossWhenAllCameAtOnce() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        List<Address> referred = Stream.generate(() -> aWallet()).limit(17).toList();
        postBatch(shop, referred.stream().map(w -> aReferral(shop, w, alice)).toList())
                .expectStatus()
                .isOk();
        List<String> seen = new ArrayList<>();
        @Nullable String cursor = "";
        while (cursor != null) {
            Tree page =
                    tree(shop, alice, "&limit=4" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.referred()).containsEntry("level1", 17);
            page.items().forEach(item -> seen.add(item.wallet()));
            cursor = page.nextCursor();
        }
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        referred.stream().map(Address::value).toList());
    }

    @Test
    void countsTheTenThousandNearestOfAHugeTree() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        database.sql(
                        """
                        insert into referral_edges (product_id, wallet, referrer, interaction_id, linked_at)
                        select :product, '0x' || lpad(to_hex(n), 40, '0'), :referrer, gen_random_uuid(), now()
                        from generate_series(1, 12000) n
                        """)
                .bind("product", shop.id().value())
                .bind("referrer", alice.value())
                .then()
                .block(SOON);
        Tree tree = tree(shop, alice, "&limit=200");
        assertThat(tree.referred()).isEqualTo(Map.of("level1", ReferralTree.MOST));
        assertThat(tree.items()).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "productId=", "productId=x", "productId=1&productId=2"})
    void asksForTheProduct(String query) {
        asks(TestTokens.shared().bearer(aWallet()), query)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("productId");
    }

    @Test
    void namesAWrongPageBesideAWrongProduct() {
        asks(TestTokens.shared().bearer(aWallet()), "productId=x&limit=0&cursor=x")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .isEqualTo(List.of("limit", "cursor", "productId"));
    }

    @Test
    void isForWalletsOnly() {
        KnownShop shop = aShop();
        asks(shop.bearer(), "productId=" + shop.id()).expectStatus().isUnauthorized();
        asks(TestTokens.shared().expired(aWallet()), "productId=" + shop.id())
                .expectStatus()
                .isUnauthorized();
    }

    private void link(KnownShop shop, Address referee, Address referrer) {
        accepted(shop, aReferral(shop, referee, referrer));
    }

    private Tree tree(KnownShop shop, Address wallet, String query) {
        return Objects.requireNonNull(
                asks(TestTokens.shared().bearer(wallet), "productId=" + shop.id() + query)
                        .expectStatus()
                        .isOk()
                        .expectBody(Tree.class)
                        .returnResult()
                        .getResponseBody());
    }

    private WebTestClient.ResponseSpec asks(String bearer, String query) {
        return client().get()
                .uri("/wallet/referrals?" + query)
                .header("Authorization", bearer)
                .exchange();
    }

    private record Tree(
            @Nullable String referrer,
            Map<String, Integer> referred,
            List<Member> items,
            @Nullable String nextCursor) {}

    private record Member(String wallet, int level) {}
}
