package io.tributary.messaging.step;

import io.tributary.messaging.Outgoing;
import java.util.List;

/**
 * What a handler made of one poll's records.
 *
 * @param applied how many records changed something
 * @param alreadyDone how many had been applied before, or were stale
 * @param fresh what follows from the applied ones
 * @param repeated what had followed from those already done; sent again under the same ids, since
 *     the crash may have come between the commit and the send. A replay sends these only on request
 * @param refused records that can never be applied; each becomes a dead letter
 */
public record Handled(
        int applied,
        int alreadyDone,
        List<Outgoing<?>> fresh,
        List<Outgoing<?>> repeated,
        List<Refusal> refused) {

    public Handled {
        fresh = List.copyOf(fresh);
        repeated = List.copyOf(repeated);
        refused = List.copyOf(refused);
    }

    /** For a step that learns and tells nobody. */
    public static Handled silently(int applied, int alreadyDone) {
        return new Handled(applied, alreadyDone, List.of(), List.of(), List.of());
    }

    /**
     * A record that can never be applied.
     *
     * @param index its place in the list that the handler was given
     * @param reason the word that the dead letter carries
     * @param detail value and expectation, no secrets
     */
    public record Refusal(int index, DeadLetterReason reason, String detail) {}
}
