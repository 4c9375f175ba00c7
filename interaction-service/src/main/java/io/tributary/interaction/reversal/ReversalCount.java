package io.tributary.interaction.reversal;

import io.tributary.values.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what each reversal of one order takes back, so that no money goes back twice: a refund by
 * id counts as it is told, unless the order was counted as refunded whole before; what a shop calls
 * refunded whole counts what is left after the refunds by id, whoever told of them.
 */
final class ReversalCount {

    private final @Nullable Money total;
    private final Map<String, Money> recorded;
    private final List<StoredReversal> decided = new ArrayList<>();
    private @Nullable BigDecimal left;
    private boolean whole;

    private ReversalCount(@Nullable Money total, Map<String, Money> recorded) {
        this.total = total;
        this.recorded = recorded;
        this.left = total == null ? null : total.amount();
    }

    /**
     * The waiting ones that can be decided, decided.
     *
     * @param total what the order costs, if that is known
     * @param recorded the refund interactions of the order, by refund id, whoever brought them
     * @param all the order's reversals, refunds by id before those of what is left
     */
    static List<StoredReversal> decide(
            @Nullable Money total, Map<String, Money> recorded, List<StoredReversal> all) {
        ReversalCount count = new ReversalCount(total, recorded);
        recorded.values().forEach(one -> count.take(one.amount(), one.currency()));
        all.stream().filter(one -> one.state().isCounted()).forEach(count::note);
        all.stream().filter(one -> one.state().waits()).forEach(count::decide);
        return count.decided;
    }

    private void note(StoredReversal before) {
        whole |= before.kind() == ReversalKind.REST;
        if (!recorded.containsKey(before.reference())) {
            take(before.amount(), before.currency());
        }
    }

    private void decide(StoredReversal waiting) {
        switch (waiting.kind()) {
            case REFUND -> decideRefund(waiting);
            case REST -> decideRest(waiting);
            case CANCELLATION -> decided.add(waiting.decided(ReversalState.COUNTED, null, null));
        }
    }

    private void decideRefund(StoredReversal refund) {
        String currency =
                refund.currency() == null && total != null ? total.currency() : refund.currency();
        boolean known = recorded.containsKey(refund.reference());
        if (whole && !known) {
            decided.add(refund.decided(ReversalState.COVERED, refund.amount(), currency));
        } else if (currency != null) {
            decided.add(refund.decided(ReversalState.COUNTED, refund.amount(), currency));
            take(known ? null : refund.amount(), currency);
        }
    }

    private void decideRest(StoredReversal rest) {
        if (left == null || total == null) {
            return;
        }
        boolean none = whole || left.signum() <= 0;
        BigDecimal counted = none ? null : left;
        ReversalState state = none ? ReversalState.COVERED : ReversalState.COUNTED;
        decided.add(rest.decided(state, counted, total.currency()));
        whole = true;
        left = BigDecimal.ZERO;
    }

    /*
     * Refunds in another currency cannot be subtracted; then nothing more is counted. What is no
     * amount of money will not be recorded.
     */
    private void take(@Nullable BigDecimal amount, @Nullable String currency) {
        if (amount == null || left == null || total == null || !isMoney(amount)) {
            return;
        }
        left = total.currency().equals(currency) ? left.subtract(amount) : BigDecimal.ZERO;
    }

    private static boolean isMoney(BigDecimal amount) {
        return Money.isAmount(amount.toPlainString());
    }
}
