package io.tributary.campaign.engine;

import io.tributary.campaign.decision.Claim;
import io.tributary.campaign.definition.Candidates;
import io.tributary.campaign.guard.GuardWindow;
import io.tributary.events.Interaction;
import io.tributary.messaging.step.DeadLetterReason;
import io.tributary.messaging.step.Handled;
import io.tributary.values.InteractionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The records of one poll: each interaction once, in the order of the records, and those that can
 * never be decided.
 *
 * @param interactions what can be decided
 * @param repetitions records whose interaction came earlier in the same poll
 * @param refused records that can never be decided
 */
record InteractionBatch(
        Map<InteractionId, Incoming> interactions, int repetitions, List<Handled.Refusal> refused) {

    static InteractionBatch of(List<Interaction> events, GuardWindow window) {
        Map<InteractionId, Incoming> interactions = new LinkedHashMap<>();
        List<Handled.Refusal> refused = new ArrayList<>();
        int repetitions = 0;
        for (int index = 0; index < events.size(); index++) {
            switch (read(events.get(index), index, window)) {
                case Read.Usable(Incoming incoming) ->
                        repetitions +=
                                interactions.putIfAbsent(incoming.id(), incoming) == null ? 0 : 1;
                case Read.Unusable(Handled.Refusal refusal) -> refused.add(refusal);
            }
        }
        return new InteractionBatch(interactions, repetitions, List.copyOf(refused));
    }

    private static Read read(Interaction event, int index, GuardWindow window) {
        if (window.isTooOld(event.getReceivedAt())) {
            return new Read.Unusable(window.tooOld(index, event.getReceivedAt()));
        }
        try {
            return new Read.Usable(Incoming.of(event));
        } catch (IllegalArgumentException wrong) {
            String detail = String.valueOf(wrong.getMessage());
            return new Read.Unusable(new Handled.Refusal(index, DeadLetterReason.REFUSED, detail));
        }
    }

    List<Claim> claims() {
        return interactions.values().stream().map(Incoming::claim).toList();
    }

    /** Those that were claimed now, in the order of their records. */
    List<Incoming> among(Set<InteractionId> claimed) {
        return interactions.values().stream()
                .filter(incoming -> claimed.contains(incoming.id()))
                .toList();
    }

    /** Those that had been decided before. */
    List<Claim> decidedBefore(Set<InteractionId> claimed) {
        return claims().stream().filter(claim -> !claimed.contains(claim.interaction())).toList();
    }

    static Set<Candidates.Trigger> triggers(Collection<Incoming> interactions) {
        return interactions.stream().map(Incoming::trigger).collect(Collectors.toSet());
    }

    static Instant earliest(Collection<Incoming> interactions) {
        return interactions.stream()
                .map(Incoming::receivedAt)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private sealed interface Read {

        record Usable(Incoming incoming) implements Read {}

        record Unusable(Handled.Refusal refusal) implements Read {}
    }
}
