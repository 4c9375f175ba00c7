package io.tributary.interaction.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient;

class InteractionListIT extends RunningService {

    @Test
    void showsEachItemAsItIsShownAlone() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        accepted(shop, aReferral(shop, alice, aWallet()));
        String purchase = accepted(shop, aPurchase(shop, alice, "A-1"));
        String alone = text(get(shop, purchase));
        String listed = text(list(shop, "type=purchase.completed"));
        assertThat(listed).isEqualTo("{\"items\":[" + alone + "],\"nextCursor\":null}");
    }

    @Test
    void answersTheLastReceivedFirst() {
        KnownShop shop = aShop();
        List<String> ids =
                IntStream.range(0, 5)
                        .mapToObj(i -> accepted(shop, aPurchase(shop, aWallet(), "A-" + i)))
                        .toList();
        assertThat(ids(list(shop, ""))).isEqualTo(ids.reversed());
    }

    @Test
    void goesThroughAllPagesWithoutLossWhenAllCameAtOnce() {
        KnownShop shop = aShop();
        List<Object> batch = new ArrayList<>();
        IntStream.range(0, 23).forEach(i -> batch.add(aPurchase(shop, aWallet(), "A-" + i)));
        postBatch(shop, batch).expectStatus().isOk();
        List<String> seen = new ArrayList<>();
        @Nullable String cursor = "";
        while (cursor != null) {
            Listed page =
                    page(list(shop, "limit=5" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(5);
            page.items().forEach(item -> seen.add(item.id()));
            cursor = page.nextCursor();
        }
        assertThat(seen).hasSize(23).doesNotHaveDuplicates();
        assertThat(seen).isEqualTo(ids(list(shop, "limit=200")));
    }

    @Test
    void findsByWhatIsAskedFor() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        String purchase = accepted(shop, aPurchase(shop, alice, "A-1"));
        String opened = accepted(shop, interaction(shop, alice, "webshop.open", Map.of()));
        String others = accepted(shop, aPurchase(shop, aWallet(), "A-2"));
        assertThat(ids(list(shop, "wallet=" + alice))).containsExactly(opened, purchase);
        assertThat(ids(list(shop, "wallet=" + alice.checksummed())))
                .containsExactly(opened, purchase);
        assertThat(ids(list(shop, "type=purchase.completed"))).containsExactly(others, purchase);
        assertThat(ids(list(shop, "type=webshop.open&wallet=" + alice))).containsExactly(opened);
        assertThat(ids(list(shop, "orderId=A-2"))).containsExactly(others);
        assertThat(ids(list(shop, "source=sdk"))).containsExactly(others, opened, purchase);
        assertThat(ids(list(shop, "source=shopify"))).isEmpty();
        assertThat(ids(list(shop, "wallet=" + aWallet()))).isEmpty();
    }

    @Test
    void findsBySession() {
        KnownShop shop = aShop();
        Map<String, Object> visit =
                Map.of(
                        "productId", shop.id().toString(),
                        "wallet", aWallet().value(),
                        "type", "webshop.open",
                        "analytics", Map.of("sessionId", "s-1"));
        String inSession = accepted(shop, visit);
        accepted(shop, interaction(shop, aWallet(), "webshop.open", Map.of()));
        assertThat(ids(list(shop, "sessionId=s-1"))).containsExactly(inSession);
        assertThat(ids(list(shop, "sessionId=s-2"))).isEmpty();
    }

    @Test
    void takesFromAndLeavesOutTo() {
        KnownShop shop = aShop();
        String first = accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        Instant received = page(list(shop, "")).items().getFirst().receivedAt();
        Instant after = received.plusNanos(1000);
        assertThat(ids(list(shop, "from=" + received))).containsExactly(first);
        assertThat(ids(list(shop, "from=" + after))).isEmpty();
        assertThat(ids(list(shop, "to=" + received))).isEmpty();
        assertThat(ids(list(shop, "to=" + after))).containsExactly(first);
        assertThat(ids(list(shop, "from=" + received + "&to=" + after))).containsExactly(first);
    }

    @Test
    void keepsProductsApart() {
        KnownShop shop = aShop();
        KnownShop other = aShop();
        Address alice = aWallet();
        accepted(shop, aPurchase(shop, alice, "A-1"));
        assertThat(ids(list(other, "wallet=" + alice))).isEmpty();
        list(other, "productId=" + shop.id())
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:product-mismatch");
    }

    @Test
    void showsAProductToAWalletWithAnyRoleThere() {
        Address merchant = aWallet();
        KnownShop shop = aShop().withRoles(merchant, 8);
        String id = accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        String bearer = TestTokens.shared().bearer(merchant);
        assertThat(ids(list(bearer, "productId=" + shop.id()))).containsExactly(id);
        list(bearer, "")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("productId");
        list(TestTokens.shared().bearer(aWallet()), "productId=" + shop.id())
                .expectStatus()
                .isNotFound();
    }

    @ParameterizedTest
    @CsvSource({
        "wallet=0x12, wallet, 0x12",
        "wallet=, wallet, ''",
        "wallet, wallet, ''",
        "type=purchase, type, purchase",
        "source=fax, source, fax",
        "from=yesterday, from, yesterday",
        "to=2026-02-30T00:00:00Z, to, 2026-02-30T00:00:00Z",
        "from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z, to, 2026-11-01T00:00:00Z",
        "orderId=, orderId, ''",
        "sessionId=, sessionId, ''",
        "type=a.b&type=c.d, type, 'a.b,c.d'",
        "limit=0, limit, 0",
        "cursor=x, cursor, x"
    })
    void namesWhatIsWrongAndWhatIsExpected(String query, String parameter, String value) {
        list(aShop(), query)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(parameter)
                .jsonPath("$.errors[0].value")
                .isEqualTo(value)
                .jsonPath("$.errors[0].expected")
                .isNotEmpty();
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        list(aShop(), "wallet=0x12&type=x&source=fax&productId=1&limit=0&cursor=x")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(6);
    }

    @Test
    void refusesWhoIsNotKnown() {
        list("Bearer sk_unknown", "").expectStatus().isUnauthorized();
        client().get().uri("/external/interactions").exchange().expectStatus().isUnauthorized();
    }

    private WebTestClient.ResponseSpec list(KnownShop shop, String query) {
        return list(shop.bearer(), query);
    }

    private WebTestClient.ResponseSpec list(String bearer, String query) {
        return client().get()
                .uri("/external/interactions?" + query)
                .header("Authorization", bearer)
                .exchange();
    }

    private static List<String> ids(WebTestClient.ResponseSpec answer) {
        return page(answer).items().stream().map(Item::id).toList();
    }

    private static Listed page(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectStatus()
                        .isOk()
                        .expectBody(Listed.class)
                        .returnResult()
                        .getResponseBody());
    }

    private static String text(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    private record Listed(List<Item> items, @Nullable String nextCursor) {}

    private record Item(String id, Instant receivedAt) {}
}
