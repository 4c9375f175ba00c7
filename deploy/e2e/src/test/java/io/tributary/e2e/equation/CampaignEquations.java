package io.tributary.e2e.equation;

import static io.tributary.quickstart.settings.Service.CAMPAIGN;

import java.util.List;
import java.util.stream.Stream;

/** Invariant 2 as far as campaign-service knows: reservations, caps, limits. */
final class CampaignEquations {

    private final Databases databases;
    private final Records records;

    CampaignEquations(Databases databases, Records records) {
        this.databases = databases;
        this.records = records;
    }

    Stream<Difference> differences() {
        return Stream.of(matched(), published(), reserved(), capped(), limited(), referred())
                .flatMap(one -> one);
    }

    /** What did not happen to a product's campaigns, by name. */
    List<String> unmet(String product) {
        return databases
                .rows(
                        CAMPAIGN,
                        """
                        select c.name,
                               concat_ws(', ',
                                   case when not exists (select from campaign_matches m where m.campaign_id = c.id)
                                        then 'no match' end,
                                   case when c.requires_referral and not exists
                                             (select from campaign_matches m
                                               where m.campaign_id = c.id and cardinality(m.referral_chain) > 1)
                                        then 'no chain of two' end,
                                   case when c.max_rewards_per_user > 0 and not exists
                                             (select from campaign_user_rewards u
                                               where u.campaign_id = c.id and u.used = c.max_rewards_per_user)
                                        then 'no limit reached' end)
                          from campaigns c
                         where c.product_id = '%1$s'
                         union all
                        select 'all campaigns',
                               case when not exists
                                         (select from campaign_decisions d join campaigns c on c.id = d.campaign_id
                                           where c.product_id = '%1$s' and d.reason = 'budget_exhausted')
                                    then 'no budget spent' else '' end
                        """
                                .formatted(product))
                .entrySet()
                .stream()
                .filter(campaign -> !campaign.getValue().isEmpty())
                .map(campaign -> campaign.getKey() + ": " + campaign.getValue())
                .toList();
    }

    private Stream<Difference> matched() {
        return Difference.between(
                "decided as matched = matches",
                databases.rows(
                        CAMPAIGN,
                        """
                        select id, concat_ws(' ', interaction_id, campaign_id, campaign_version, wallet, reserved)
                          from campaign_decisions
                         where reason = 'matched'
                        """),
                databases.rows(
                        CAMPAIGN,
                        """
                        select id, concat_ws(' ', interaction_id, campaign_id, campaign_version, wallet, reserved)
                          from campaign_matches
                        """));
    }

    private Stream<Difference> published() {
        return Difference.between(
                "matches = campaign-matches.v1",
                databases.rows(
                        CAMPAIGN,
                        """
                        select id, concat_ws(' ', interaction_id, campaign_id, campaign_version, wallet, token,
                                             base_amount, reserved, array_to_string(referral_chain, ','))
                          from campaign_matches
                        """),
                records.unchanging(
                        "campaign-matches.v1",
                        "matchId",
                        List.of(
                                "interactionId",
                                "campaignId",
                                "campaignVersion",
                                "wallet",
                                "token",
                                "baseAmount",
                                "reserved",
                                "referralChain")));
    }

    private Stream<Difference> reserved() {
        return Difference.between(
                "reserved = matches - released",
                databases.rows(
                        CAMPAIGN,
                        "select campaign_id, reserved from campaign_budgets where budget_window ="
                                + " 'total'"),
                databases.rows(
                        CAMPAIGN,
                        """
                        select id,
                               (select coalesce(sum(reserved), 0) from campaign_matches m where m.campaign_id = c.id)
                             - (select coalesce(sum(amount), 0) from released_rewards r where r.campaign_id = c.id)
                          from campaigns c
                        """));
    }

    private Stream<Difference> capped() {
        return Difference.none(
                "reserved <= cap",
                databases.rows(
                        CAMPAIGN,
                        """
                        select c.id, b.reserved || ' of ' || c.budget_cap
                          from campaigns c
                          join campaign_budgets b on b.campaign_id = c.id and b.budget_window = 'total'
                         where c.budget_cap > 0 and b.reserved > c.budget_cap
                        """));
    }

    private Stream<Difference> limited() {
        String counted =
                """
                select m.campaign_id || ' ' || m.wallet,
                       case when c.max_rewards_per_user > 0 and count(*) > c.max_rewards_per_user
                            then count(*) || ' of ' || c.max_rewards_per_user
                            else count(*)::text end
                  from campaign_matches m
                  join campaigns c on c.id = m.campaign_id
                 group by m.campaign_id, m.wallet, c.max_rewards_per_user
                """;
        return Difference.between(
                "used by a wallet = its matches <= limit",
                databases.rows(
                        CAMPAIGN,
                        "select campaign_id || ' ' || wallet, used from campaign_user_rewards where"
                                + " used > 0"),
                databases.rows(CAMPAIGN, counted));
    }

    private Stream<Difference> referred() {
        return Difference.none(
                "a campaign for the referred pays nobody else",
                databases.rows(
                        CAMPAIGN,
                        """
                        select m.id, m.wallet
                          from campaign_matches m
                          join campaigns c on c.id = m.campaign_id
                         where c.requires_referral and cardinality(m.referral_chain) = 0
                        """));
    }
}
