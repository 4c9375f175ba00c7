package io.tributary.pusher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.PushBatch;
import io.tributary.events.PushOutcome;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardState;
import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.pusher.FaultyNode.Fault;
import io.tributary.pusher.FaultyNode.Held;
import io.tributary.testkit.delivery.SecondInstance;
import io.tributary.testkit.platform.DevAccounts;
import io.tributary.testkit.platform.Platform;
import io.tributary.values.Address;
import io.tributary.values.TokenAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Two instances of the service on one database, one gas payer and one lane; the other one is frozen
 * in the middle of its work by a node that keeps its request.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoPushersIT extends LaneTest {

    @SuppressWarnings("NullAway.Init") // Set before the tests.
    private FaultyNode nodeOfTheOther;

    @SuppressWarnings("NullAway.Init") // Set before the tests.
    private SecondInstance other;

    /** Its node is away while it starts, and is waited for long enough to be frozen by it. */
    @BeforeAll
    void startTheOther(@Autowired ApplicationContext first, @Autowired Platform platform) {
        nodeOfTheOther = new FaultyNode(platform.chain().rpcUrl());
        nodeOfTheOther.fail(Fault.AWAY);
        other =
                SecondInstance.sharing(
                        first,
                        ChainPusherApplication.class,
                        "spring.config.name=chain-pusher",
                        "tributary.chain.rpc-url=" + nodeOfTheOther.url(),
                        "tributary.chain.request-timeout=60s",
                        "tributary.messaging.lease.acquire-interval=200ms",
                        "tributary.pusher.distributor-key=" + DevAccounts.DISTRIBUTOR.privateKey(),
                        "tributary.pusher.gas-payer-keys=" + DevAccounts.GAS_PAYER_1.privateKey(),
                        "tributary.pusher.batch-interval=0ms",
                        "tributary.pusher.minimum-age=0s",
                        "tributary.pusher.bank-patience=0s",
                        "tributary.pusher.sending.poll-interval=100ms",
                        "tributary.pusher.sending.retry-pause=200ms",
                        "tributary.pusher.sending.rebroadcast-after=2s");
    }

    @AfterEach
    void letBothWork() {
        nodeOfTheOther.hold("none").letGo();
        nodeOfTheOther.fail(Fault.NONE);
    }

    @AfterAll
    void stopTheOther() {
        nodeOfTheOther.close();
        other.close();
    }

    @Test
    void startsWithoutANodeAndPaysWhenItIsThere() {
        nodeOfTheOther.fail(Fault.AWAY);
        lane.stop();
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aReward(shop, wallet, 500).build();
        deliver(reward);
        await("it is written down", () -> state(shop).equals("AUTHORISED"));

        nodeOfTheOther.fail(Fault.NONE);

        awaitOutcome(reward, PushOutcome.PUSHED);
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
    }

    /** Whoever has no lane knows nothing of the node; it is not ill for that. */
    @Test
    void showsTheNodesAbsenceOnlyWhereTheLaneIs() {
        nodeOfTheOther.fail(Fault.AWAY);
        lane.stop();
        await(
                "the other has the lane, and no node",
                () -> health(other.managementPort(), "").contains("DOWN"));
        assertThat(health("")).contains("stands by").doesNotContain("DOWN");

        other.bean(LeasedLoop.class).stop();
        lane.start();

        await("the first has the lane", () -> health("").contains("answers"));
        assertThat(health(other.managementPort(), "")).contains("stands by").doesNotContain("DOWN");
        other.bean(LeasedLoop.class).start();
    }

    @Test
    void refusesTheAttemptOfAnOwnerThatWasFrozenBeforeItsAttempt() {
        paysOnceAlthoughTheOwnerFreezesAt("eth_estimateGas");
    }

    @Test
    void sendsTheAttemptOfAnOwnerThatWasFrozenBeforeItsSending() {
        paysOnceAlthoughTheOwnerFreezesAt("eth_sendRawTransaction");
    }

    @Test
    void paysEachRewardOnceWhileTheLaneChangesHands() {
        nodeOfTheOther.fail(Fault.NONE);
        List<Shop> shops = Stream.generate((Supplier<Shop>) this::aRichShop).limit(3).toList();
        List<RewardState> rewards = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            RewardState reward = aReward(shops.get(i % 3), aWallet(), 500 + i).build();
            rewards.add(reward);
            deliver(reward, reward);
            if (i % 5 == 4) {
                takeTheLease();
            }
        }

        rewards.forEach(reward -> awaitOutcome(reward, PushOutcome.PUSHED));
        for (RewardState reward : rewards) {
            assertThat(credited(new Address(reward.getWallet())))
                    .isEqualTo(TokenAmount.parse(reward.getAmount()));
            assertThat(outcomes(reward))
                    .extracting(RewardPush::getTxHash)
                    .doesNotContainNull()
                    .hasSizeGreaterThanOrEqualTo(1)
                    .containsOnly(outcomes(reward).getFirst().getTxHash());
        }
    }

    private void paysOnceAlthoughTheOwnerFreezesAt(String method) {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        lane.stop();
        Held frozen = nodeOfTheOther.hold(method);
        nodeOfTheOther.fail(Fault.NONE);
        RewardState reward = aReward(shop, wallet, 500).build();
        deliver(reward);
        await("the other is frozen", frozen::isReached);

        takeTheLease();
        lane.start();
        RewardPush pushed = awaitOutcome(reward, PushOutcome.PUSHED);
        frozen.letGo();

        lane.stop();
        RewardState next = aReward(shop, wallet, 7).build();
        deliver(next);
        awaitOutcome(next, PushOutcome.PUSHED);
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(507));
        assertThat(outcomes(reward)).containsExactly(pushed);
        assertThat(attempts(shop)).hasSize(2);
        assertThat(batches(shop)).extracting(PushBatch::getNonce).contains(pushed.getNonce());
        assertThat(other.bean(LeasedLoop.class).isRunning()).isTrue();
    }

    /** As if its owner had not renewed it in time. */
    private void takeTheLease() {
        execute("update leases set expires_at = now() where name = 'lane:31337:0'");
    }
}
