package io.tributary.interaction.journal;

import io.tributary.interaction.referral.ReferralDecision;
import io.tributary.values.InteractionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code interactions}, and the outbox row that is written beside each group of them. */
@Component
public class Interactions {

    /** Referrers that are stamped on an interaction, at the most. */
    static final int STAMPED_DEPTH = 10;

    static final String COLUMNS =
            """
            id, product_id, wallet, type, dedup_key, source, occurred_at, received_at, data::text as data, order_id,
              session_id, device_id, profile_id, correlated_by, referral_outcome, referral_referrer, referral_chain, test, group_id
            """;

    private static final String BY_ID =
            "select " + COLUMNS + "from interactions\nwhere id = any(:ids::uuid[])";

    /* The received time of the outbox row leads to the one partition that holds the group. */
    private static final String BY_GROUP =
            "select "
                    + COLUMNS
                    + """
                    from interactions
                    where (id, received_at) in (
                      select unnest(o.interaction_ids), o.received_at
                      from interaction_outbox o
                      where o.group_id = any(:groups::uuid[]))
                    """;

    private final DatabaseClient database;
    private final Correlator correlator;

    Interactions(DatabaseClient database, Correlator correlator) {
        this.database = database;
        this.correlator = correlator;
    }

    /**
     * Correlates, stamps and stores a group inside its transaction, under {@code now()} as the time
     * of receipt.
     */
    public Mono<List<StoredInteraction>> store(
            UUID group,
            List<NewInteraction> items,
            Map<InteractionId, ReferralDecision> referrals,
            Collection<UUID> settled) {
        return correlator
                .correlate(items)
                .flatMap(known -> insert(group, new InteractionColumns(known, referrals), settled));
    }

    private Mono<List<StoredInteraction>> insert(
            UUID group, InteractionColumns columns, Collection<UUID> settled) {
        return columns.bindTo(database.sql(StoreStatement.SQL))
                .bind("depth", STAMPED_DEPTH)
                .bind("group", group)
                .bind("settled", settled.toArray(UUID[]::new))
                .map(StoredInteraction::of)
                .all()
                .collectList();
    }

    /** The interactions of these ids, in no order. */
    public Flux<StoredInteraction> find(Collection<InteractionId> ids) {
        return database.sql(BY_ID)
                .bind("ids", ids.stream().map(InteractionId::value).toArray(UUID[]::new))
                .map(StoredInteraction::of)
                .all();
    }

    /** The interactions that the outbox rows of these groups list. */
    public Flux<StoredInteraction> ofGroups(Collection<UUID> groups) {
        return database.sql(BY_GROUP)
                .bind("groups", groups.toArray(UUID[]::new))
                .map(StoredInteraction::of)
                .all();
    }
}
