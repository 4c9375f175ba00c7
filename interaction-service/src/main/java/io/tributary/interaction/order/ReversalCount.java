package io.tributary.interaction.order;

import io.tributary.values.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what each reversal of one order takes back, so that no money goes back twice: a refund by
 * id counts as it is told, unless the order was counted as refunded whole before; what a shop calls
 * refunded whole counts what is left after the refunds by id.
 */
final class ReversalCount {

    private final @Nullable Money total;
    private final List<StoredReversal> decided = new ArrayList<>();
    private @Nullable BigDecimal left;
    private boolean whole;

    private ReversalCount(@Nullable Money total) {
        this.total = total;
        this.left = total == null ? null : total.amount();
    }

    /**
     * The waiting ones that can be decided, decided.
     *
     * @param total what the order costs, if that is known
     * @param all the order's reversals, refunds by id before those of what is left
     */
    static List<StoredReversal> decide(@Nullable Money total, List<StoredReversal> all) {
        ReversalCount count = new ReversalCount(total);
        all.stream().filter(StoredReversal::isCounted).forEach(count::note);
        all.stream().filter(one -> one.is(StoredReversal.WAITING)).forEach(count::decide);
        return count.decided;
    }

    private void note(StoredReversal before) {
        whole |= before.kind().equals(StoredReversal.REST);
        take(before.amount(), before.currency());
    }

    private void decide(StoredReversal waiting) {
        switch (waiting.kind()) {
            case StoredReversal.REFUND -> decideRefund(waiting);
            case StoredReversal.REST -> decideRest(waiting);
            default -> decided.add(waiting.decided(StoredReversal.COUNTED, null, null));
        }
    }

    private void decideRefund(StoredReversal refund) {
        String currency =
                refund.currency() == null && total != null ? total.currency() : refund.currency();
        if (whole) {
            decided.add(refund.decided(StoredReversal.COVERED, refund.amount(), currency));
        } else if (currency != null) {
            take(refund.amount(), currency);
            decided.add(refund.decided(StoredReversal.COUNTED, refund.amount(), currency));
        }
    }

    private void decideRest(StoredReversal rest) {
        if (left == null || total == null) {
            return;
        }
        boolean none = whole || left.signum() <= 0;
        BigDecimal counted = none ? null : left;
        String state = none ? StoredReversal.COVERED : StoredReversal.COUNTED;
        decided.add(rest.decided(state, counted, total.currency()));
        whole = true;
        left = BigDecimal.ZERO;
    }

    /* Refunds in another currency cannot be subtracted; then nothing more is counted. */
    private void take(@Nullable BigDecimal amount, @Nullable String currency) {
        if (amount == null || left == null || total == null) {
            return;
        }
        left = total.currency().equals(currency) ? left.subtract(amount) : BigDecimal.ZERO;
    }
}
