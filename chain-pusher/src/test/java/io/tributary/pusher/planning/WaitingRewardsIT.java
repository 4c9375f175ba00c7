package io.tributary.pusher.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.pusher.PusherProperties;
import io.tributary.pusher.PusherTest;
import io.tributary.values.ChainId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Which rewards are due; on chains that the service's own lane does not look at. */
class WaitingRewardsIT extends PusherTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int SIZE = 3;

    private final ChainId chainOfThisTest =
            new ChainId(1 + (UUID.randomUUID().getMostSignificantBits() >>> 12));
    private final UUID campaign = UUID.randomUUID();

    @Test
    void waitsForTheMinimumAge() {
        insert(NOW.minusSeconds(59), null);
        assertThat(due()).isEmpty();

        insert(NOW.minusSeconds(60), null);
        assertThat(due()).extracting(DueGroup::aged).containsExactly(1L);
    }

    @Test
    void waitsForTheEndOfAHold() {
        insert(NOW.minusSeconds(600), NOW.plusSeconds(1));
        assertThat(due()).isEmpty();

        insert(NOW.minusSeconds(600), NOW);
        assertThat(due()).extracting(DueGroup::aged).containsExactly(1L);
    }

    @Test
    void collectsForAnIntervalAfterTheLastBatchOfItsGroup() {
        planned(NOW.minus(Duration.ofMinutes(5)).plusSeconds(1));
        insert(NOW.minusSeconds(600), null);
        assertThat(due()).isEmpty();
    }

    @Test
    void sendsWhatWasCollectedWhenTheIntervalIsOver() {
        planned(NOW.minus(Duration.ofMinutes(5)));
        insert(NOW.minusSeconds(600), null);
        assertThat(due()).extracting(DueGroup::rested).containsExactly(true);
    }

    @Test
    void sendsAFullBatchOfAgedRewardsWithoutWaitingForTheInterval() {
        planned(NOW.minusSeconds(1));
        for (int i = 0; i < SIZE; i++) {
            insert(NOW.minusSeconds(600), null);
        }
        assertThat(due()).extracting(group -> group.batches(SIZE)).containsExactly(1);
    }

    private List<DueGroup> due() {
        return new WaitingRewards(database, properties())
                .due(chainOfThisTest, NOW)
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static PusherProperties properties() {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        source.put("tributary.pusher.batch-size", SIZE);
        source.put("tributary.pusher.distributor-key", "0x01");
        source.put("tributary.pusher.gas-payer-keys", "0x02");
        return new Binder(source).bind("tributary.pusher", PusherProperties.class).get();
    }

    private void insert(Instant createdAt, @Nullable Instant pushAfter) {
        String sql =
                """
                insert into pushable_rewards (reward_id, version, product_id, campaign_id, chain_id, token, wallet,
                                              amount, state, push_after, created_at)
                values (gen_random_uuid(), 1, :campaign, :campaign, :chain, :account, :account,
                        10, 'pending', :pushAfter::timestamptz, :createdAt)
                """;
        var statement =
                database.sql(sql)
                        .bind("campaign", campaign)
                        .bind("chain", chainOfThisTest.value())
                        .bind("account", "0x" + "ab".repeat(20))
                        .bind("createdAt", createdAt);
        String text = pushAfter == null ? null : pushAfter.toString();
        (text == null
                        ? statement.bindNull("pushAfter", String.class)
                        : statement.bind("pushAfter", text))
                .then()
                .block(PATIENCE);
    }

    private void planned(Instant at) {
        String sql =
                """
                insert into batches (batch_id, chain_id, lane, bank, token, product_id, campaign_id, nonce, rewards_hash,
                                     reward_count, state, planned_at)
                values (gen_random_uuid(), :chain, 0, :account, :account, :campaign, :campaign, :word, :word,
                        1, 'PLANNED', :at)
                """;
        database.sql(sql)
                .bind("chain", chainOfThisTest.value())
                .bind("account", "0x" + "ab".repeat(20))
                .bind("campaign", campaign)
                .bind("word", "0x" + "cd".repeat(32))
                .bind("at", at)
                .then()
                .block(PATIENCE);
    }
}
