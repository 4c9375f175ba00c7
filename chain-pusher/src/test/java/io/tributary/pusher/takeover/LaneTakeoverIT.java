package io.tributary.pusher.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.events.PushBatch;
import io.tributary.events.PushBatchState;
import io.tributary.events.PushOutcome;
import io.tributary.events.RewardState;
import io.tributary.messaging.relay.Lease;
import io.tributary.pusher.PusherTest;
import io.tributary.pusher.attempt.Attempts;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.lane.LaneLostException;
import io.tributary.pusher.planning.LostBatches;
import io.tributary.pusher.signing.GasPayer;
import io.tributary.values.Bytes32;
import io.tributary.values.ChainId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LaneTakeoverIT extends PusherTest {

    private static final AtomicInteger LANES = new AtomicInteger(7);

    /** Not the lane of the service, nor that of another test. */
    private final LaneId ownLane = new LaneId(new ChainId(31_337), LANES.getAndIncrement());

    @Autowired private GasPayer payer;
    @Autowired private LostBatches lost;

    @Test
    void haltsWhileTheRewardsOfAnUnknownNonceAreUnknownToo() {
        PushBatch unknown = batch(31_337, List.of(UUID.randomUUID()));

        assertThat(takeover(unknown).takeOver(ownLane, lease(1)))
                .isInstanceOf(Takeover.Halted.class);
    }

    @Test
    void haltsWhenARewardOfAnUnknownNonceIsInAnotherBatch() {
        PushBatch paid = aPaidBatch();
        PushBatch second =
                PushBatch.newBuilder(paid)
                        .setBatchId(UUID.randomUUID())
                        .setNonce(Bytes32.of(new UUID(5, 6)).value())
                        .build();

        assertThat(takeover(second).takeOver(ownLane, lease(1)))
                .isInstanceOfSatisfying(
                        Takeover.Halted.class,
                        halted -> assertThat(halted.why()).contains("contradicts"));
    }

    @Test
    void haltsWhenAKnownNonceWasSignedForAnotherList() {
        PushBatch forged =
                PushBatch.newBuilder(aPaidBatch())
                        .setRewardsHash(Bytes32.of(new UUID(3, 4)).value())
                        .build();

        assertThat(takeover(forged).takeOver(ownLane, lease(2)))
                .isInstanceOf(Takeover.Halted.class);
    }

    @Test
    void goesOnWhenTheDatabaseKnowsEveryNonceOfItsChain() {
        PushBatch ofAnotherChain = batch(1, List.of(UUID.randomUUID()));

        assertThat(takeover(aPaidBatch(), ofAnotherChain).takeOver(ownLane, lease(3)))
                .isInstanceOf(Takeover.Complete.class);
    }

    @Test
    void refusesAFormerOwner() {
        takeover().takeOver(ownLane, lease(11));

        assertThatThrownBy(() -> takeover().takeOver(ownLane, lease(10)))
                .isInstanceOf(LaneLostException.class);
        assertThatThrownBy(() ->
                        new Attempts(database).nextAccountNonce(ownLane, 10, 0).block(PATIENCE))
                .isInstanceOf(LaneLostException.class);
        assertThat(new Attempts(database).nextAccountNonce(ownLane, 11, 5).block(PATIENCE))
                .isEqualTo(5);
    }

    @Test
    void neverGoesBackToTheChainsCount() {
        takeover().takeOver(ownLane, lease(20));
        Attempts attempts = new Attempts(database);
        attempts.nextAccountNonce(ownLane, 20, 1_000).block(PATIENCE);

        assertThat(attempts.nextAccountNonce(ownLane, 20, 3).block(PATIENCE)).isEqualTo(1_000);
    }

    private PushBatch aPaidBatch() {
        Shop shop = aRichShop();
        RewardState reward = aReward(shop, aWallet(), 5).build();
        deliver(reward);
        awaitOutcome(reward, PushOutcome.PUSHED);
        return batches(shop).getFirst();
    }

    private LaneTakeover takeover(PushBatch... announced) {
        return new LaneTakeover(
                new Lanes(database),
                payer,
                List.of(announced)::forEach,
                new KnownNonces(database),
                lost,
                new SimpleMeterRegistry().counter("recovered"));
    }

    private Lease lease(long token) {
        return new Lease(ownLane.leaseName(), token, Instant.now().plusSeconds(60));
    }

    private static PushBatch batch(long chain, List<UUID> rewards) {
        String address = "0x" + "12".repeat(20);
        String word = Bytes32.of(new UUID(1, 2)).value();
        return PushBatch.newBuilder()
                .setBatchId(UUID.randomUUID())
                .setVersion(1)
                .setState(PushBatchState.AUTHORISED)
                .setChainId(chain)
                .setBank(address)
                .setToken(address)
                .setCampaignId(UUID.randomUUID())
                .setProductId(UUID.randomUUID())
                .setNonce(word)
                .setGeneration(1)
                .setRewardIds(rewards)
                .setRecipients(List.of())
                .setRewardsHash(word)
                .setAuthorisedAt(Instant.now())
                .build();
    }
}
