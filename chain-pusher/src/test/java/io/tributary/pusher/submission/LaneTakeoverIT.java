package io.tributary.pusher.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.events.PushBatch;
import io.tributary.events.PushBatchState;
import io.tributary.events.PushOutcome;
import io.tributary.events.RewardState;
import io.tributary.messaging.relay.Lease;
import io.tributary.pusher.PusherTest;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.lane.LaneLostException;
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

    @Test
    void haltsWhenANonceWasSignedThatTheDatabaseDoesNotKnow() {
        PushBatch unknown = batch("0x" + "12".repeat(20), Bytes32.of(new UUID(1, 2)).value());
        LaneStatus status = new LaneStatus();

        takeover(List.of(unknown), status).takeOver(ownLane, lease(1));

        assertThat(status.haltReason()).isPresent();
    }

    @Test
    void haltsWhenAKnownNonceWasSignedForAnotherList() {
        PushBatch paid = aPaidBatch();
        PushBatch forged =
                PushBatch.newBuilder(paid)
                        .setRewardsHash(Bytes32.of(new UUID(3, 4)).value())
                        .build();
        LaneStatus status = new LaneStatus();

        takeover(List.of(forged), status).takeOver(ownLane, lease(2));

        assertThat(status.haltReason()).isPresent();
    }

    @Test
    void goesOnWhenTheDatabaseKnowsEveryNonce() {
        LaneStatus status = new LaneStatus();
        status.halt("before");

        takeover(List.of(aPaidBatch()), status).takeOver(ownLane, lease(3));

        assertThat(status.haltReason()).isEmpty();
    }

    @Test
    void refusesAFormerOwner() {
        LaneStatus status = new LaneStatus();
        takeover(List.of(), status).takeOver(ownLane, lease(11));

        assertThatThrownBy(() -> takeover(List.of(), status).takeOver(ownLane, lease(10)))
                .isInstanceOf(LaneLostException.class);
        assertThatThrownBy(() ->
                        new Attempts(database).nextAccountNonce(ownLane, 10, 0).block(PATIENCE))
                .isInstanceOf(LaneLostException.class);
        assertThat(new Attempts(database).nextAccountNonce(ownLane, 11, 5).block(PATIENCE))
                .isEqualTo(5);
    }

    @Test
    void neverGoesBackToTheChainsCount() {
        takeover(List.of(), new LaneStatus()).takeOver(ownLane, lease(20));
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

    private LaneTakeover takeover(List<PushBatch> announced, LaneStatus status) {
        return new LaneTakeover(
                new Lanes(database), payer, announced::forEach, new KnownNonces(database), status);
    }

    private Lease lease(long token) {
        return new Lease(ownLane.leaseName(), token, Instant.now().plusSeconds(60));
    }

    private static PushBatch batch(String bank, String nonce) {
        return PushBatch.newBuilder()
                .setBatchId(UUID.randomUUID())
                .setVersion(1)
                .setState(PushBatchState.AUTHORISED)
                .setChainId(31_337)
                .setBank(bank)
                .setToken(bank)
                .setCampaignId(UUID.randomUUID())
                .setProductId(UUID.randomUUID())
                .setNonce(nonce)
                .setGeneration(1)
                .setRewardIds(List.of())
                .setRecipients(List.of())
                .setRewardsHash(nonce)
                .setAuthorisedAt(Instant.now())
                .build();
    }
}
