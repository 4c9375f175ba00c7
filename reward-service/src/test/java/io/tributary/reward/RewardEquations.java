package io.tributary.reward;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.CampaignMatch;
import io.tributary.events.RewardState;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * What must hold in this service's tables at every moment, also while steps run: each is one
 * statement, and so one snapshot, that names what breaks it.
 */
public final class RewardEquations {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String GRANTED_ONCE =
            """
            select match_id || ': granted ' || count(*) || ' times'
            from reward_matches
            group by match_id
            having count(*) > 1
            union all
            select reward.match_id || ': rewards, and not granted'
            from rewards as reward
            left join reward_matches as granted using (match_id)
            where granted.match_id is null
            """;

    private static final String STANDS_AS_HEARD =
            """
            select reward.id || ': ' || reward.status || ' ' || coalesce(reward.tx_hash, '')
                || coalesce(reward.parked_reason, '') || ' (expected: ' || coalesce(heard.outcome, 'unheard')
                || ' ' || coalesce(heard.tx_hash, '') || coalesce(heard.reason, '') || ')'
            from rewards as reward
            left join reward_pushes as heard on heard.reward_id = reward.id
            where heard.reward_id is null
               or (reward.status = 'pushed') <> (heard.outcome is not distinct from 'pushed')
               or reward.tx_hash is distinct from heard.tx_hash
               or reward.parked_reason is distinct from heard.reason
            """;

    private static final String SUMS =
            """
            select match_id::text as match, sum(amount)::text as amount
            from rewards
            where match_id = any(:matches::uuid[])
            group by match_id
            """;

    private static final String ROWS =
            """
            select id::text as id,
                concat_ws(' ', version, status, amount, wallet, parked_reason, tx_hash, block_number) as state
            from rewards
            where match_id = any(:matches::uuid[])
            """;

    private static final Map<String, String> ALL = new LinkedHashMap<>();

    static {
        ALL.put("a match is granted once, and nothing without one", GRANTED_ONCE);
        ALL.put("a reward stands as its last outcome says", STANDS_AS_HEARD);
    }

    private final DatabaseClient client;

    public RewardEquations(DatabaseClient client) {
        this.client = client;
    }

    /** Fails with the rows that break an equation. */
    public void hold() {
        ALL.forEach((equation, breaches) -> assertThat(rows(breaches)).as(equation).isEmpty());
    }

    /** The same, and the gross rewards of these granted matches sum up to what is reserved. */
    public void hold(Collection<CampaignMatch> granted) {
        hold();
        Map<String, String> reserved =
                granted.stream()
                        .filter(match -> !match.getReserved().equals("0"))
                        .collect(
                                Collectors.toMap(
                                        match -> match.getMatchId().toString(),
                                        CampaignMatch::getReserved));
        assertThat(pairs(SUMS, granted)).as("sum of rewards = reserved").isEqualTo(reserved);
    }

    /** The rows of these matches are what the highest versions of their records say. */
    public void areTold(Collection<CampaignMatch> granted, Collection<RewardState> records) {
        Map<UUID, RewardState> last =
                records.stream()
                        .collect(
                                Collectors.toMap(
                                        RewardState::getRewardId,
                                        state -> state,
                                        (one, other) ->
                                                one.getVersion() >= other.getVersion()
                                                        ? one
                                                        : other));
        Map<String, String> told =
                last.values().stream()
                        .collect(
                                Collectors.toMap(
                                        state -> state.getRewardId().toString(),
                                        RewardEquations::words));
        assertThat(told).as("last records = rows").isEqualTo(pairs(ROWS, granted));
    }

    private static String words(RewardState state) {
        return Stream.of(
                        state.getVersion(),
                        state.getStatus().name().toLowerCase(Locale.ROOT),
                        state.getAmount(),
                        state.getWallet(),
                        state.getParkedReason(),
                        state.getTxHash(),
                        state.getBlockNumber())
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private Map<String, String> pairs(String sql, Collection<CampaignMatch> matches) {
        UUID[] ids = matches.stream().map(CampaignMatch::getMatchId).toArray(UUID[]::new);
        return Objects.requireNonNull(
                client.sql(sql)
                        .bind("matches", ids)
                        .map(row ->
                                Map.entry(
                                        Objects.requireNonNull(row.get(0, String.class)),
                                        Objects.requireNonNull(row.get(1, String.class))))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                        .block(PATIENCE));
    }

    private List<String> rows(String sql) {
        return Objects.requireNonNull(
                client.sql(sql).mapValue(String.class).all().collectList().block(PATIENCE));
    }
}
