package io.tributary.campaign.decision;

import io.r2dbc.spi.Readable;
import io.tributary.campaign.row.Columns;
import io.tributary.campaign.row.Unnest;
import io.tributary.values.Address;
import io.tributary.values.BasisPoints;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of {@code campaign_matches}: what was published, to be published again as it was. */
@Component
public class Matches {

    private static final String WRITE =
            """
            insert into campaign_matches (
                   id, interaction_id, campaign_id, campaign_version, product_id, wallet, chain_id,
                   token, base_amount, reserved, user_percent, deperdition_per_level,
                   referral_chain, order_id, received_at, decided_at)
            select k.id, k.interaction, k.campaign, k.version, k.product, k.wallet, k.chain,
                   k.token, k.base, k.reserved, k.user_percent, k.deperdition,
                   string_to_array(k.sharers, ','), k.order_id, k.received, k.decided
              from unnest(:ids::uuid[], :interactions::uuid[], :campaigns::uuid[],
                          :versions::bigint[], :products::uuid[], :wallets::text[],
                          :chains::bigint[], :tokens::text[], :bases::numeric[],
                          :reserved::numeric[], :users::integer[], :deperditions::integer[],
                          :sharers::text[], :orders::text[], :received::timestamptz[],
                          :decided::timestamptz[])
                   as k (id, interaction, campaign, version, product, wallet, chain, token, base,
                         reserved, user_percent, deperdition, sharers, order_id, received, decided)
            """;

    private final DatabaseClient database;

    Matches(DatabaseClient database) {
        this.database = database;
    }

    /** Writes new matches. */
    public Mono<Void> write(Collection<Match> matches) {
        if (matches.isEmpty()) {
            return Mono.empty();
        }
        return bind(database.sql(WRITE), matches).then();
    }

    /** The matches that these interactions had; in the order of interaction and campaign. */
    public Mono<List<Match>> of(Collection<Claim> claims) {
        if (claims.isEmpty()) {
            return Mono.just(List.of());
        }
        return database.sql(
                        """
                        select m.*, array_to_string(m.referral_chain, ',') as sharers
                          from unnest(:ids::uuid[], :received::timestamptz[]) as k (id, received_at)
                          join campaign_matches m
                            on m.interaction_id = k.id
                           and m.received_at = k.received_at
                         order by m.interaction_id, m.campaign_id
                        """)
                .bind("ids", Unnest.uuids(claims, claim -> claim.interaction().value()))
                .bind("received", Unnest.instants(claims, Claim::receivedAt))
                .map(Matches::toMatch)
                .all()
                .collectList();
    }

    private static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec sql, Collection<Match> matches) {
        return sql.bind("ids", Unnest.uuids(matches, match -> match.id().value()))
                .bind("interactions", Unnest.uuids(matches, match -> match.interaction().value()))
                .bind("campaigns", Unnest.uuids(matches, match -> match.campaign().value()))
                .bind("versions", Unnest.numbers(matches, Match::campaignVersion))
                .bind("products", Unnest.uuids(matches, match -> match.product().value()))
                .bind("wallets", Unnest.texts(matches, match -> match.wallet().value()))
                .bind("chains", Unnest.numbers(matches, match -> match.chain().value()))
                .bind("tokens", Unnest.texts(matches, match -> match.token().value()))
                .bind("bases", Unnest.amounts(matches, Match::base))
                .bind("reserved", Unnest.amounts(matches, Match::reserved))
                .bind("users", Unnest.integers(matches, match -> match.userPercent().value()))
                .bind(
                        "deperditions",
                        Unnest.integers(matches, match -> match.deperditionPerLevel().value()))
                .bind("sharers", Unnest.texts(matches, Matches::joined))
                .bind("orders", Unnest.textsOrNull(matches, Match::orderId))
                .bind("received", Unnest.instants(matches, Match::receivedAt))
                .bind("decided", Unnest.instants(matches, Match::decidedAt));
    }

    private static Match toMatch(Readable readable) {
        Columns row = new Columns(readable);
        return new Match(
                new InteractionId(row.uuid("interaction_id")),
                new CampaignId(row.uuid("campaign_id")),
                row.number("campaign_version"),
                new ProductId(row.uuid("product_id")),
                row.address("wallet"),
                new ChainId(row.number("chain_id")),
                row.address("token"),
                row.amount("base_amount"),
                row.amount("reserved"),
                new BasisPoints(row.integer("user_percent")),
                new BasisPoints(row.integer("deperdition_per_level")),
                split(row.text("sharers")),
                row.textOrNull("order_id"),
                row.instant("received_at"),
                row.instant("decided_at"));
    }

    private static String joined(Match match) {
        return match.sharers().stream().map(Address::value).collect(Collectors.joining(","));
    }

    private static List<Address> split(String sharers) {
        return sharers.isEmpty()
                ? List.of()
                : Arrays.stream(sharers.split(",", -1)).map(Address::new).toList();
    }
}
