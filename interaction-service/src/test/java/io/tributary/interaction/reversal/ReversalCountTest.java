package io.tributary.interaction.reversal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    void countsWhatWasLetGoOf() {
        assertThat(decide(refund("1", "10.00", "expired"), rest("expired", null)))
                .containsExactly("1 counted 10.00", "A:full counted 39.90");
    }

    @Test
    void countsWhatIsLeftAfterRefundsThatOthersTold() {
        assertThat(decide(Map.of("r-1", euros("20.00")), rest("waiting", null)))
                .containsExactly("A:full counted 29.90");
    }

    @Test
    void countsARefundOnceThatBothTold() {
        Map<String, Money> told = Map.of("1", euros("20.00"));
        assertThat(decide(told, refund("1", "20.00", "waiting"), rest("waiting", null)))
                .containsExactly("1 counted 20.00", "A:full counted 29.90");
        assertThat(decide(told, refund("1", "20.00", "recorded"), rest("waiting", null)))
                .containsExactly("A:full counted 29.90");
    }

    @Test
    void subtractsNothingThatIsNoMoney() {
        assertThat(decide(refund("1", "1999999999999999998", "waiting"), rest("waiting", null)))
                .contains("A:full counted 49.90");
    }

    @Test
    void waitsForAnAmountThatIsNotKnown() {
        assertThat(ReversalCount.decide(null, Map.of(), List.of(rest("waiting", null)))).isEmpty();
    }

    private static List<String> decide(StoredReversal... all) {
        return decide(Map.of(), all);
    }

    private static List<String> decide(Map<String, Money> recorded, StoredReversal... all) {
        return ReversalCount.decide(TOTAL, recorded, List.of(all)).stream()
                .map(one -> one.reference() + " " + one.state().word() + " " + one.amount())
                .toList();
    }

    private static Money euros(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }

    private static StoredReversal refund(String id, String amount, String state) {
        return reversal(ReversalKind.REFUND, id, amount, state);
    }

    private static StoredReversal rest(String state, @Nullable String amount) {
        return reversal(ReversalKind.REST, "A:full", amount, state);
    }

    private static StoredReversal reversal(
            ReversalKind kind, String reference, @Nullable String amount, String state) {
        return new StoredReversal(
                kind,
                reference,
                "shopify",
                amount == null ? null : new BigDecimal(amount),
                "EUR",
                Instant.EPOCH,
                ReversalState.of(state),
                null);
    }
}
