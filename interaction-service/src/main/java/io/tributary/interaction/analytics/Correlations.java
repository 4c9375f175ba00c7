package io.tributary.interaction.analytics;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.tributary.interaction.journal.Analytics;
import io.tributary.interaction.journal.Correlation;
import io.tributary.interaction.journal.Interactions;
import io.tributary.interaction.journal.StoredInteraction;
import io.tributary.messaging.column.Column;
import io.tributary.values.InteractionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Ids that are attached to interactions afterwards. The interaction itself never changes, so they
 * stand beside it, and only where it has none: what is known first stays.
 */
@Component
public class Correlations {

    private static final String ATTACH =
            """
            insert into interaction_correlations as known
              (interaction_id, received_at, product_id, session_id, device_id, profile_id, attached_at)
            values (:id, :received, :product, :session, :device, :profile, now())
            on conflict (interaction_id) do update
            set session_id = coalesce(known.session_id, excluded.session_id),
              device_id = coalesce(known.device_id, excluded.device_id),
              profile_id = coalesce(known.profile_id, excluded.profile_id)
            """;

    private static final String ATTACHED =
            """
            select interaction_id, session_id, device_id, profile_id
            from interaction_correlations
            where interaction_id = any(:ids::uuid[])
            """;

    private final DatabaseClient database;
    private final Interactions interactions;

    Correlations(DatabaseClient database, Interactions interactions) {
        this.database = database;
        this.interactions = interactions;
    }

    /** The ids of each, attached ones included. */
    public Mono<Map<InteractionId, Analytics>> of(Collection<StoredInteraction> stored) {
        UUID[] ids = stored.stream().map(one -> one.id().value()).toArray(UUID[]::new);
        return database.sql(ATTACHED)
                .bind("ids", ids)
                .map(row -> Map.entry(Column.interaction(row, "interaction_id"), toAnalytics(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(attached -> merge(stored, attached));
    }

    /**
     * What an order inherits of the claim that it is joined with: {@link Analytics#NONE} if the
     * claim has no ids, or is gone.
     */
    public Mono<Analytics> ofClaim(InteractionId claim) {
        return interactions
                .find(List.of(claim))
                .collectList()
                .flatMap(this::of)
                .map(found -> found.getOrDefault(claim, Analytics.NONE))
                .map(ids -> ids.isEmpty() ? ids : ids.by(Correlation.CLAIM));
    }

    /** Attaches what the interaction does not have; the ids that it has from then on. */
    Mono<Analytics> attach(StoredInteraction stored, Analytics more) {
        Analytics missing = missing(stored.analytics(), more);
        Mono<Void> attached = missing.isEmpty() ? Mono.empty() : insert(stored, missing);
        return attached.then(Mono.defer(() -> of(List.of(stored))))
                .map(found -> found.getOrDefault(stored.id(), stored.analytics()));
    }

    private Mono<Void> insert(StoredInteraction stored, Analytics missing) {
        return database.sql(ATTACH)
                .bind("id", stored.id().value())
                .bind("received", stored.receivedAt())
                .bind("product", stored.product().value())
                .bind("session", orNull(missing.sessionId()))
                .bind("device", orNull(missing.deviceId()))
                .bind("profile", orNull(missing.profileId()))
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static Map<InteractionId, Analytics> merge(
            Collection<StoredInteraction> stored, Map<InteractionId, Analytics> attached) {
        Map<InteractionId, Analytics> merged = new HashMap<>();
        for (StoredInteraction one : stored) {
            Analytics more = attached.get(one.id());
            Analytics own = one.analytics();
            merged.put(one.id(), more == null ? own : both(own, more));
        }
        return merged;
    }

    private static Analytics missing(Analytics own, Analytics more) {
        return Analytics.found(
                own.sessionId() == null ? more.sessionId() : null,
                own.deviceId() == null ? more.deviceId() : null,
                own.profileId() == null ? more.profileId() : null,
                Correlation.API);
    }

    private static Analytics both(Analytics own, Analytics more) {
        return Analytics.found(
                own.sessionId() == null ? more.sessionId() : own.sessionId(),
                own.deviceId() == null ? more.deviceId() : own.deviceId(),
                own.profileId() == null ? more.profileId() : own.profileId(),
                Correlation.API);
    }

    private static Analytics toAnalytics(Readable row) {
        return Analytics.found(
                row.get("session_id", String.class),
                row.get("device_id", String.class),
                row.get("profile_id", String.class),
                Correlation.API);
    }

    private static Object orNull(@Nullable String text) {
        return text == null
                ? Parameters.in(R2dbcType.VARCHAR)
                : Parameters.in(R2dbcType.VARCHAR, text);
    }
}
