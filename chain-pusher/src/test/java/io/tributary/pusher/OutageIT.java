package io.tributary.pusher;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.PushOutcome;
import io.tributary.events.RewardState;
import io.tributary.pusher.FaultyNode.Fault;
import io.tributary.testkit.platform.Platform;
import io.tributary.values.Address;
import io.tributary.values.TokenAmount;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The node, Kafka or PostgreSQL is away for a while. */
class OutageIT extends LaneTest {

    @Autowired private Platform platform;
    @Autowired private MeterRegistry meters;

    @AfterEach
    void startAll() {
        if (!platform.kafka().isRunning()) {
            platform.kafka().start();
        }
        if (!platform.postgres().isRunning()) {
            platform.postgres().start();
        }
    }

    @Test
    void writesDownWithoutTheNodeAndPaysWhenItComesBack() {
        Shop shop = aRichShop();
        List<Address> wallets = IntStream.range(0, 5).mapToObj(i -> aWallet()).toList();
        double before = passesWithoutTheNode();
        node.fail(Fault.AWAY);
        List<RewardState> rewards =
                wallets.stream().map(wallet -> aReward(shop, wallet, 500).build()).toList();
        rewards.forEach(this::deliver);
        await("the node's absence shows", () -> health("").contains("DOWN"));
        await("it shows in the meter", () -> passesWithoutTheNode() >= before + 3);
        await("they are written down", () -> batches(shop).size() >= 1 && waiting(shop) == 5);
        assertThat(health("/readiness")).contains("UP");
        assertThat(attempts(shop)).isEmpty();

        node.fail(Fault.NONE);

        rewards.forEach(reward -> awaitOutcome(reward, PushOutcome.PUSHED));
        await("the node's presence shows", () -> !health("").contains("DOWN"));
        assertThat(wallets).extracting(this::credited).containsOnly(TokenAmount.of(500));
    }

    @Test
    void signsNothingWithoutKafkaAndTellsOfWhatBecameFinalAfterwards() {
        Shop shop = aRichShop();
        Shop late = aRichShop();
        Address wallet = aWallet();
        RewardState unsigned =
                aReward(late, wallet, 7)
                        .setPushAfter(Instant.parse("2999-01-01T00:00:00Z"))
                        .build();
        deliver(unsigned);
        await("it is taken in", () -> waiting(late) == 1);
        RewardState reward = aRewardInTheMempool(shop, wallet);
        platform.kafka().kill();
        execute(
                "update pushable_rewards set push_after = null where product_id = '"
                        + late.product()
                        + "'");
        await("it is written down once", () -> state(late).equals("AUTHORISED"));
        miner.resume();
        await("the other one is final", () -> state(shop).equals("FINAL"));
        assertThat(texts("select signature from batches where signature is not null" + of(late)))
                .isEmpty();

        platform.kafka().start();

        assertThat(awaitOutcome(reward, PushOutcome.PUSHED).getVersion()).isEqualTo(1);
        awaitOutcome(unsigned, PushOutcome.PUSHED);
        await("it is done", () -> state(shop).equals("PUBLISHED"));
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(507));
        assertThat(attempts(shop)).hasSize(1);
    }

    @Test
    void paysOnceAlthoughPostgresIsKilledWhileATransactionIsOnItsWay() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aRewardInTheMempool(shop, wallet);
        String hash = attemptHash(shop);
        platform.postgres().kill();
        miner.resume();
        await("it is on chain", () -> credited(wallet).equals(TokenAmount.of(500)));
        await("it shows", () -> health("/readiness").contains("DOWN"));

        platform.postgres().start();

        assertThat(awaitOutcome(reward, PushOutcome.PUSHED).getTxHash()).isEqualTo(hash);
        assertThat(attempts(shop)).hasSize(1);
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
        await("it is ready again", () -> !health("/readiness").contains("DOWN"));
    }

    private static String of(Shop shop) {
        return " and bank = '" + shop.bank() + "'";
    }

    private double passesWithoutTheNode() {
        return meters.counter("tributary.pusher.node.unavailable").count();
    }
}
