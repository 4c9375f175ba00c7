package io.tributary.e2e.fault;

import io.tributary.quickstart.demo.Client.Answer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who claimed which order, and which the shop told of: what has to have met at rest. */
final class Joins {

    private static final Set<String> KEPT = Set.of("stored", "duplicate", "unmatched");

    private final Map<String, String> wallets = new HashMap<>();
    private final Set<String> orders = new HashSet<>();
    private final Set<String> refunds = new HashSet<>();
    private final Verdicts verdicts;

    Joins(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    synchronized void claimed(String order, String wallet) {
        wallets.put(order, wallet);
    }

    synchronized void told(String order, Told what, Answer answer) {
        String outcome = answer.text("outcome");
        if (answer.status() == 200 && KEPT.contains(outcome)) {
            verdicts.note("webhook " + outcome);
            (what == Told.ORDER ? orders : refunds).add(order);
        } else {
            verdicts.blame(answer.toString());
        }
    }

    /** The wallet of each order that has been told of and claimed. */
    synchronized Map<String, String> orders() {
        Map<String, String> joined = new HashMap<>(wallets);
        joined.keySet().retainAll(orders);
        return joined;
    }

    /** The wallet of each of them that was refunded as well. */
    synchronized Map<String, String> refunds() {
        Map<String, String> refunded = orders();
        refunded.keySet().retainAll(refunds);
        return refunded;
    }

    /** What a delivery tells of. */
    enum Told {
        ORDER,
        REFUND
    }
}
