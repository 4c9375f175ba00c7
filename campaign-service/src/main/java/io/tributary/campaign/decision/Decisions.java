package io.tributary.campaign.decision;

import io.tributary.campaign.row.Columns;
import io.tributary.campaign.row.Unnest;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of {@code decisions}, which are the claims, and of {@code campaign_decisions}, which say
 * why.
 */
@Component
public class Decisions {

    private static final String CLAIM =
            """
            insert into decisions (interaction_id, received_at, product_id, wallet, trigger_type, decided_at)
            select k.id, k.received_at, k.product_id, k.wallet, k.trigger_type, :now
              from unnest(:ids::uuid[], :received::timestamptz[], :products::uuid[], :wallets::text[],
                          :triggers::text[])
                   as k (id, received_at, product_id, wallet, trigger_type)
             order by k.id
                on conflict do nothing
            returning interaction_id
            """;

    private static final String WRITE =
            """
            insert into campaign_decisions (id, interaction_id, campaign_id, campaign_version, wallet,
                                            received_at, reason, facts, reserved, decided_at)
            select *
              from unnest(:ids::uuid[], :interactions::uuid[], :campaigns::uuid[], :versions::bigint[],
                          :wallets::text[], :received::timestamptz[], :reasons::text[], :facts::jsonb[],
                          :reserved::numeric[], :decided::timestamptz[])
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Decisions(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Claims interactions in the order of their ids; gives those that nobody had claimed. */
    public Mono<Set<InteractionId>> claim(Collection<Claim> claims, Instant now) {
        return database.sql(CLAIM)
                .bind("ids", Unnest.uuids(claims, claim -> claim.interaction().value()))
                .bind("received", Unnest.instants(claims, Claim::receivedAt))
                .bind("products", Unnest.uuids(claims, claim -> claim.product().value()))
                .bind("wallets", Unnest.texts(claims, claim -> claim.wallet().value()))
                .bind("triggers", Unnest.texts(claims, Claim::triggerType))
                .bind("now", Unnest.time(now))
                .map(row -> new InteractionId(new Columns(row).uuid("interaction_id")))
                .all()
                .collect(Collectors.toSet());
    }

    /** Writes what was decided. */
    public Mono<Void> write(Collection<Decision> decisions) {
        if (decisions.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(WRITE)
                .bind("ids", Unnest.uuids(decisions, decision -> decision.id().value()))
                .bind(
                        "interactions",
                        Unnest.uuids(decisions, decision -> decision.interaction().value()))
                .bind("campaigns", Unnest.uuids(decisions, decision -> decision.campaign().value()))
                .bind("versions", Unnest.numbers(decisions, Decision::campaignVersion))
                .bind("wallets", Unnest.texts(decisions, decision -> decision.wallet().value()))
                .bind("received", Unnest.instants(decisions, Decision::receivedAt))
                .bind("reasons", Unnest.texts(decisions, decision -> decision.reason().word()))
                .bind(
                        "facts",
                        Unnest.texts(
                                decisions, decision -> json.writeValueAsString(decision.facts())))
                .bind("reserved", Unnest.amounts(decisions, Decision::reserved))
                .bind("decided", Unnest.instants(decisions, Decision::decidedAt))
                .then();
    }

    /** The product of a decided interaction; empty while it is undecided or unknown. */
    Mono<ProductId> productOf(InteractionId interaction) {
        return database.sql("select product_id from decisions where interaction_id = :id limit 1")
                .bind("id", interaction.value())
                .map(row -> new ProductId(new Columns(row).uuid("product_id")))
                .one();
    }
}
