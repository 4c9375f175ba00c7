package io.tributary.pusher.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.PushOutcome;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardState;
import io.tributary.messaging.relay.Lease;
import io.tributary.pusher.PusherProperties;
import io.tributary.pusher.PusherTest;
import io.tributary.pusher.attempt.Attempts;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.lane.LaneTurn;
import io.tributary.pusher.node.ChainNode;
import io.tributary.values.Address;
import io.tributary.values.TokenAmount;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReplacementIT extends PusherTest {

    @Autowired private Attempts attempts;
    @Autowired private Carrier carrier;
    @Autowired private ChainNode chainNode;

    @Test
    void offersAnEighthMoreForAStuckTransactionAndPaysOnce() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aReward(shop, wallet, 500).build();
        miner.pause();
        try {
            deliver(reward);
            await("it is sent", () -> maximumFees(shop).size() == 1 && isSent(shop));
            lane.stop();
            impatient().resend(turn(), Instant.now());
        } finally {
            miner.resume();
        }

        List<BigDecimal> fees = maximumFees(shop);
        assertThat(fees).hasSize(2);
        assertThat(fees.get(1).multiply(BigDecimal.valueOf(8)))
                .isGreaterThanOrEqualTo(fees.get(0).multiply(BigDecimal.valueOf(9)));
        lane.start();
        RewardPush pushed = awaitOutcome(reward, PushOutcome.PUSHED);
        assertThat(pushed.getTxHash()).isEqualTo(lastHash(shop));
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
    }

    private Resender impatient() {
        PusherProperties.Sending properties =
                new PusherProperties.Sending(
                        Duration.ZERO,
                        1,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofMillis(1),
                        1,
                        0);
        return new Resender(attempts, carrier, properties, Clock.systemUTC());
    }

    private LaneTurn turn() {
        LaneId id = new LaneId(chainNode.chain(), 0);
        long token = count("select lease_token from lanes where lane = 0");
        return new LaneTurn(id, new Lease(id.leaseName(), token, Instant.MAX), chainNode.head());
    }

    private boolean isSent(Shop shop) {
        return count(
                        "select count(*) from attempts join batches using (batch_id)"
                                + " where broadcast_at is not null and bank = '"
                                + shop.bank()
                                + "'")
                == 1;
    }

    private List<BigDecimal> maximumFees(Shop shop) {
        return database.sql(
                        "select maximum_fee from attempts join batches using (batch_id) where bank"
                                + " = '"
                                + shop.bank()
                                + "' order by number")
                .mapValue(BigDecimal.class)
                .all()
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private String lastHash(Shop shop) {
        return database.sql(
                        "select tx_hash from attempts join batches using (batch_id) where bank = '"
                                + shop.bank()
                                + "' order by number desc limit 1")
                .mapValue(String.class)
                .one()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }
}
