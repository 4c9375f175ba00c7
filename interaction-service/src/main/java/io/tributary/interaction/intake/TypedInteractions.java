package io.tributary.interaction.intake;

import io.tributary.interaction.dedup.Claim;
import io.tributary.interaction.dedup.DedupProperties;
import io.tributary.interaction.dedup.Space;
import io.tributary.interaction.journal.Analytics;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.type.DataWriter;
import io.tributary.interaction.type.InteractionData;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes interactions of data that is checked already, for features that learn of them otherwise
 * than by a client's post. Their keys are the derived ones.
 */
@Component
public class TypedInteractions {

    private final DedupProperties dedup;
    private final Clock clock;

    TypedInteractions(DedupProperties dedup, Clock clock) {
        this.dedup = dedup;
        this.clock = clock;
    }

    /** An interaction with nothing but what its type knows. */
    public NewInteraction of(
            ProductId product, Address wallet, InteractionData data, Origin origin) {
        return of(product, wallet, data, JsonNodeFactory.instance.objectNode(), origin);
    }

    /**
     * An interaction that keeps more than its type knows.
     *
     * @param more what is kept beside it, at most 100 fields and 30 KiB; not changed
     */
    public NewInteraction of(
            ProductId product,
            Address wallet,
            InteractionData data,
            ObjectNode more,
            Origin origin) {
        InteractionId id = new InteractionId(Uuids.next(clock.instant()));
        ObjectNode json = more.deepCopy();
        DataWriter.write(data, json);
        String text = json.toString();
        UUID content = ContentHash.of(data.type(), json, origin.occurredAt());
        return new NewInteraction(
                id,
                product,
                wallet,
                data.type(),
                data.derivedKey(),
                claim(id, new Space(product, origin.test()), wallet, data, content),
                origin.source(),
                origin.occurredAt(),
                text,
                data.orderId(),
                data.referrer(),
                Analytics.NONE,
                origin.test(),
                text.getBytes(StandardCharsets.UTF_8).length);
    }

    private Claim claim(
            InteractionId id, Space space, Address wallet, InteractionData data, UUID content) {
        return new Claim(
                id,
                data.dedupKey(space, wallet, data.derivedKey()),
                wallet,
                dedup.derivedWindow(),
                content);
    }
}
