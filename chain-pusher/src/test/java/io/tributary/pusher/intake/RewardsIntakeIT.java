package io.tributary.pusher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.PushOutcome;
import io.tributary.events.RewardState;
import io.tributary.events.RewardStatus;
import io.tributary.pusher.LaneTest;
import io.tributary.testkit.delivery.Deadlocks;
import io.tributary.testkit.delivery.DeliveryTrial;
import io.tributary.testkit.delivery.Rivals;
import io.tributary.testkit.delivery.Seed;
import io.tributary.testkit.delivery.World;
import io.tributary.values.Address;
import io.tributary.values.TokenAmount;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;

/** However rewards.v1 is delivered, by however many instances at once. */
class RewardsIntakeIT extends LaneTest {

    private static final String STATE =
            """
            select string_agg(concat_ws(' ', wallet, version, amount, state), ', ' order by wallet) as state
            from pushable_rewards
            where campaign_id = :campaign
            """;

    @Autowired private TransactionalOperator transaction;

    @Test
    void endsTheSameHoweverVersionsAreDelivered() {
        DeliveryTrial.of(versions()).endsTheSame(this::aWorld);
    }

    @Test
    void endsTheSameWhenSeveralInstancesTakeInTheSameRecordsAtOnce() {
        DeliveryTrial.of(versions()).endsTheSameAtOnce(this::aWorld);
    }

    /**
     * Later versions come while the lane writes the same rows: in one order, so that none waits in
     * a circle.
     */
    @Test
    void paysOnceAndWithoutADeadlockWhileVersionsOfItsRewardsAreTakenIn() {
        Shop shop = aRichShop();
        List<RewardState> rewards =
                IntStream.range(0, 120)
                        .mapToObj(i -> aReward(shop, aWallet(), 1 + i).build())
                        .toList();
        List<RewardState> all = new ArrayList<>(rewards);
        for (long version = 2; version <= 12; version++) {
            for (RewardState reward : rewards) {
                all.add(RewardState.newBuilder(reward).setVersion(version).build());
            }
        }
        long before = Deadlocks.soFar(database);

        take(rewards);
        Rivals.deliver(3, all, Seed.ofThisRun(), this::take);

        rewards.forEach(reward -> awaitOutcome(reward, PushOutcome.PUSHED));
        assertThat(rewards)
                .allSatisfy(reward ->
                        assertThat(banks.credited(wallet(reward)))
                                .isEqualTo(TokenAmount.parse(reward.getAmount())));
        assertThat(Deadlocks.soFar(database)).isEqualTo(before);
    }

    /** Some are cancelled, some come back, amounts change; on a chain that no lane works. */
    private List<RewardState> versions() {
        Shop shop = new Shop(UUID.randomUUID(), UUID.randomUUID(), aWallet());
        List<RewardState> versions = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            RewardState first = aReward(shop, aWallet(), 100 + i).setChainId(1).build();
            for (int version = 1; version <= 1 + i % 4; version++) {
                RewardStatus status = version == 3 ? RewardStatus.CANCELLED : RewardStatus.PENDING;
                versions.add(
                        RewardState.newBuilder(first)
                                .setVersion(version)
                                .setStatus(status)
                                .setAmount(Integer.toString(100 * version + i))
                                .build());
            }
        }
        return versions;
    }

    /** The same records under ids of its own. */
    private World<RewardState, String> aWorld() {
        UUID campaign = UUID.randomUUID();
        return World.of(
                poll -> take(poll.stream().map(reward -> in(campaign, reward)).toList()),
                () -> stateOf(campaign));
    }

    private static RewardState in(UUID campaign, RewardState reward) {
        byte[] name = (campaign + ":" + reward.getRewardId()).getBytes(StandardCharsets.UTF_8);
        return RewardState.newBuilder(reward)
                .setRewardId(UUID.nameUUIDFromBytes(name))
                .setCampaignId(campaign)
                .build();
    }

    private void take(List<RewardState> poll) {
        RewardsIntake intake = new RewardsIntake(new PushableRewards(database));
        transaction.transactional(intake.handle(poll)).block(PATIENCE);
    }

    private String stateOf(UUID campaign) {
        return database.sql(STATE)
                .bindValues(Map.of("campaign", campaign))
                .mapValue(String.class)
                .one()
                .blockOptional(PATIENCE)
                .orElse("");
    }

    private static Address wallet(RewardState reward) {
        return new Address(reward.getWallet());
    }
}
