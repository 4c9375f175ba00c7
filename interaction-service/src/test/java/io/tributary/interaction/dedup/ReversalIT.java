package io.tributary.interaction.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.values.Address;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Refunds and cancellations: each exists once, whoever tells of it and whenever. */
class ReversalIT extends RunningService {

    private static final int AT_ONCE = 16;

    @Test
    void takesARefundOnceWhateverTheWallet() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        String first = accepted(shop, aRefund(shop, alice, "R-1"));
        shop.letPass(Duration.ofDays(4_000));
        isDuplicateOf(first, shop, aRefund(shop, alice, "R-1"));
        isDuplicateOf(first, shop, aRefund(shop, aWallet(), "R-1"));
        accepted(shop, aRefund(shop, alice, "R-2"));
        assertThat(shop.count("reversals")).isEqualTo(2);
        assertThat(shop.count("interactions")).isEqualTo(2);
    }

    @Test
    void takesACancellationOnceAndApartFromRefundsAndOrdersOfItsName() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        String cancelled = accepted(shop, aCancellation(shop, alice, "A-1"));
        isDuplicateOf(cancelled, shop, aCancellation(shop, aWallet(), "A-1"));
        accepted(shop, aRefund(shop, alice, "A-1"));
        accepted(shop, aPurchase(shop, alice, "A-1"));
        assertThat(shop.count("interactions")).isEqualTo(3);
    }

    @Test
    void keepsTheRefundsOfProductsApart() {
        KnownShop shop = aShop();
        KnownShop other = aShop();
        accepted(shop, aRefund(shop, aWallet(), "R-1"));
        accepted(other, aRefund(other, aWallet(), "R-1"));
    }

    @Test
    void takesOneOfManyThatComeAtOnce() throws Exception {
        KnownShop shop = aShop();
        List<Callable<String>> posts =
                IntStream.range(0, AT_ONCE)
                        .<Callable<String>>mapToObj(
                                i -> () -> statusOf(shop, aRefund(shop, aWallet(), "R-1")))
                        .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<String> statuses =
                    threads.invokeAll(posts).stream().map(Future::resultNow).toList();
            assertThat(statuses).containsOnlyOnce("accepted").containsOnly("accepted", "duplicate");
        }
        assertThat(shop.count("interactions")).isEqualTo(1);
    }

    @Test
    void leavesTheLaterOfABatchToTheFirst() {
        KnownShop shop = aShop();
        postBatch(
                        shop,
                        List.of(
                                aRefund(shop, aWallet(), "R-1"),
                                aRefund(shop, aWallet(), "R-1"),
                                aCancellation(shop, aWallet(), "A-1"),
                                aPurchase(shop, aWallet(), "A-1")))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.accepted")
                .isEqualTo(3)
                .jsonPath("$.results[1].status")
                .isEqualTo("duplicate");
    }

    private String statusOf(KnownShop shop, Object interaction) {
        Answer answer =
                post(shop, interaction).expectBody(Answer.class).returnResult().getResponseBody();
        return answer == null ? "none" : answer.status();
    }

    private static Map<String, Object> aRefund(KnownShop shop, Address wallet, String refund) {
        return interaction(
                shop,
                wallet,
                "purchase.refunded",
                Map.of("orderId", "A-1", "refundId", refund, "amount", "9.90", "currency", "EUR"));
    }

    private static Map<String, Object> aCancellation(KnownShop shop, Address wallet, String order) {
        return interaction(shop, wallet, "purchase.cancelled", Map.of("orderId", order));
    }
}
