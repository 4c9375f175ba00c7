package io.tributary.interaction.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The same money never goes back twice. */
class ReversalCountTest {

    private static final Money TOTAL = new Money(new BigDecimal("49.90"), "EUR");

    @Test
    void countsRefundsAsTheyAreTold() {
        assertThat(decide(refund("1", "10.00", "waiting"), refund("2", "5.00", "waiting")))
                .containsExactly("1 counted 10.00", "2 counted 5.00");
    }

    @Test
    void countsWhatIsLeftOfAnOrderThatIsRefundedWhole() {
        assertThat(decide(refund("1", "10.00", "recorded"), rest("waiting", null)))
                .containsExactly("A:full counted 39.90");
    }

    @Test
    void countsNothingMoreWhereTheRefundsAreTheWhole() {
        assertThat(decide(refund("1", "49.90", "recorded"), rest("waiting", null)))
                .containsExactly("A:full covered null");
    }

    @Test
    void countsNoRefundOnceTheOrderWasCountedWhole() {
        assertThat(decide(refund("1", "49.90", "waiting"), rest("recorded", "49.90")))
                .containsExactly("1 covered 49.90");
    }

    @Test
    void waitsForAnAmountThatIsNotKnown() {
        assertThat(ReversalCount.decide(null, List.of(rest("waiting", null)))).isEmpty();
    }

    private static List<String> decide(StoredReversal... all) {
        return ReversalCount.decide(TOTAL, List.of(all)).stream()
                .map(one -> one.reference() + " " + one.state() + " " + one.amount())
                .toList();
    }

    private static StoredReversal refund(String id, String amount, String state) {
        return reversal(StoredReversal.REFUND, id, amount, state);
    }

    private static StoredReversal rest(String state, @Nullable String amount) {
        return reversal(StoredReversal.REST, "A:full", amount, state);
    }

    private static StoredReversal reversal(
            String kind, String reference, @Nullable String amount, String state) {
        return new StoredReversal(
                kind,
                reference,
                "shopify",
                amount == null ? null : new BigDecimal(amount),
                "EUR",
                false,
                Instant.EPOCH,
                state,
                null);
    }
}
