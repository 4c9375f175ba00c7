package io.tributary.e2e.equation;

import static io.tributary.quickstart.settings.Service.CAMPAIGN;
import static io.tributary.quickstart.settings.Service.REWARD;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Invariants 2 and 3 between campaign-service and reward-service. */
final class RewardEquations {

    private final Databases databases;
    private final Records records;

    RewardEquations(Databases databases, Records records) {
        this.databases = databases;
        this.records = records;
    }

    Stream<Difference> differences() {
        return Stream.of(granted(), shared(), owed(), published(), paid()).flatMap(one -> one);
    }

    private Stream<Difference> granted() {
        return Difference.between(
                "matches = granted once",
                databases.rows(CAMPAIGN, "select id, received_at::text from campaign_matches"),
                databases.rows(REWARD, "select match_id, received_at::text from reward_matches"));
    }

    private Stream<Difference> shared() {
        return Difference.between(
                "reserved of a match = gross rewards",
                databases.rows(
                        CAMPAIGN, "select id, reserved from campaign_matches where reserved > 0"),
                databases.rows(REWARD, "select match_id, sum(amount) from rewards group by 1"));
    }

    private Stream<Difference> owed() {
        Map<String, String> reserved =
                databases.rows(
                        CAMPAIGN,
                        """
                        select campaign_id, reserved
                          from campaign_budgets
                         where budget_window = 'total' and reserved > 0
                        """);
        return Difference.between(
                "reserved = live rewards + in flight", reserved, liveAndInFlight());
    }

    private Map<String, String> liveAndInFlight() {
        Map<String, BigInteger> sums = new TreeMap<>();
        databases
                .rows(
                        REWARD,
                        """
                        select campaign_id, sum(amount)
                          from rewards
                         where status in ('pending', 'pushed')
                         group by 1
                        """)
                .forEach((campaign, sum) -> sums.put(campaign, new BigInteger(sum)));
        Map<String, String> granted =
                databases.rows(REWARD, "select match_id, 'granted' from reward_matches");
        databases
                .rows(CAMPAIGN, "select id, campaign_id || ' ' || reserved from campaign_matches")
                .forEach((match, text) -> {
                    if (!granted.containsKey(match)) {
                        String[] parts = text.split(" ", 2);
                        sums.merge(parts[0], new BigInteger(parts[1]), BigInteger::add);
                    }
                });
        Map<String, String> texts = new TreeMap<>();
        sums.forEach((campaign, sum) -> texts.put(campaign, sum.toString()));
        return texts;
    }

    private Stream<Difference> published() {
        return Difference.between(
                "rewards = rewards.v1",
                databases.rows(
                        REWARD,
                        """
                        select id, concat_ws(' ', version, upper(status), wallet, level, token, amount,
                                             coalesce(tx_hash, 'null'))
                          from rewards
                        """),
                records.latest(
                        "rewards.v1",
                        List.of("rewardId"),
                        List.of(
                                "version", "status", "wallet", "level", "token", "amount",
                                "txHash")));
    }

    private Stream<Difference> paid() {
        return Difference.none(
                "every reward is paid while the bank can pay",
                databases.rows(
                        REWARD,
                        "select id, status || ' ' || coalesce(parked_reason, '') from rewards where"
                                + " status <> 'pushed'"));
    }
}
