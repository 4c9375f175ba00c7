package io.tributary.interaction.publication;

import io.tributary.events.Interaction;
import io.tributary.events.ReferralOutcome;
import io.tributary.events.Topics;
import io.tributary.interaction.journal.StoredInteraction;
import io.tributary.interaction.referral.ReferralDecision;
import io.tributary.messaging.Outgoing;
import io.tributary.values.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes stored interactions as records of {@code interactions.v1}; nothing but the row goes in.
 */
final class InteractionEvents {

    private InteractionEvents() {}

    static List<Outgoing<?>> of(Collection<StoredInteraction> stored) {
        List<Outgoing<?>> events = new ArrayList<>(stored.size());
        stored.forEach(interaction -> events.add(of(interaction)));
        return events;
    }

    private static Outgoing<Interaction> of(StoredInteraction stored) {
        String key = stored.product() + ":" + stored.wallet();
        return new Outgoing<>(Topics.INTERACTIONS, key, stored.id().toString(), toRecord(stored));
    }

    @SuppressWarnings(
            "NullAway") // Avro's generated constructor does not say which fields may be null.
    private static Interaction toRecord(StoredInteraction stored) {
        return new Interaction(
                stored.id().value(),
                stored.product().value(),
                stored.wallet().value(),
                stored.type(),
                stored.dedupKey(),
                stored.source(),
                stored.occurredAt(),
                stored.receivedAt(),
                stored.data(),
                stored.orderId(),
                stored.analytics().sessionId(),
                stored.analytics().deviceId(),
                stored.analytics().profileId(),
                toDecision(stored.referral()),
                stored.referralChain().stream().map(Address::value).toList(),
                stored.test());
    }

    private static io.tributary.events.@Nullable ReferralDecision toDecision(
            @Nullable ReferralDecision decision) {
        if (decision == null) {
            return null;
        }
        return new io.tributary.events.ReferralDecision(
                ReferralOutcome.valueOf(decision.outcome().name()), decision.referrer().value());
    }
}
