package io.tributary.pusher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.PushBatch;
import io.tributary.events.PushOutcome;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardState;
import io.tributary.messaging.relay.Lease;
import io.tributary.pusher.FaultyNode.Fault;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.node.ChainProperties;
import io.tributary.pusher.planning.BatchPlanner;
import io.tributary.testkit.platform.DevAccounts;
import io.tributary.values.Address;
import io.tributary.values.TokenAmount;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.web3j.crypto.TransactionDecoder;

/**
 * The fault matrix, as far as one lane and one instance are concerned. The lane is stopped between
 * two of its steps, or what leaves it is lost; processes that are killed are the business of
 * deploy/e2e.
 */
class FaultIT extends LaneTest {

    @Autowired private BatchPlanner planner;
    @Autowired private ChainProperties chainProperties;

    @Test
    void paysUnderThePlannedNonceAfterAnEndBetweenPlanningAndSigning() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        lane.stop();
        RewardState reward = aReward(shop, wallet, 500).build();
        deliver(reward);
        await("it is taken in", () -> waiting(shop) == 1);
        planner.plan(theLane(), aLease(), 100);
        assertThat(state(shop)).isEqualTo("PLANNED");
        String nonce =
                texts("select nonce from batches where bank = '" + shop.bank() + "'").getFirst();

        lane.start();

        assertThat(awaitOutcome(reward, PushOutcome.PUSHED).getNonce()).isEqualTo(nonce);
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
        assertThat(count("select count(*) from batches where bank = '" + shop.bank() + "'"))
                .isEqualTo(1);
    }

    @Test
    void sendsTheSameBytesAgainAfterAnEndBetweenTheAttemptAndItsSending() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aRewardLostOnItsWay(shop, wallet);
        lane.stop();
        assertThat(credited(wallet)).isEqualTo(TokenAmount.ZERO);

        node.fail(Fault.NONE);
        lane.start();

        awaitOutcome(reward, PushOutcome.PUSHED);
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
        assertThat(attempts(shop)).hasSize(1);
        assertThat(node.sent()).contains(attempts(shop).getFirst());
    }

    @Test
    void creditsOnceWhenTheAnswerToASendingIsLost() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        node.fail(Fault.LOSES_ANSWERS);
        RewardState reward = aReward(shop, wallet, 500).build();
        deliver(reward);
        await("it is on chain", () -> credited(wallet).equals(TokenAmount.of(500)));
        node.fail(Fault.NONE);

        awaitOutcome(reward, PushOutcome.PUSHED);

        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
        assertThat(attempts(shop)).hasSize(1);
    }

    @Test
    void recognisesAPaymentThatAStrangerHasCarried() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aRewardLostOnItsWay(shop, wallet);
        lane.stop();
        String calldata = TransactionDecoder.decode(attempts(shop).getFirst()).getData();
        String carried = chain.send(stranger(), shop.bank(), withPrefix(calldata));
        chain.receipt(carried);

        node.fail(Fault.NONE);
        lane.start();

        RewardPush pushed = awaitOutcome(reward, PushOutcome.PUSHED);
        assertThat(pushed.getTxHash()).isEqualTo(carried);
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
    }

    @Test
    void sendsABatchAgainThatWasReorganisedAway() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        miner.pause();
        try {
            String before = chain.ask("evm_snapshot").asString();
            RewardState reward = aRewardInTheMempool(shop, wallet);
            miner.mine();
            await("it is mined", () -> state(shop).equals("MINED"));

            node.fail(Fault.LOSES_TRANSACTIONS);
            chain.ask("evm_revert", before);
            miner.mine();
            await("its landing is gone", () -> state(shop).equals("ATTEMPTED"));
            assertThat(outcomes(reward)).isEmpty();

            node.fail(Fault.NONE);
            await("it is sent again", () -> isInMempool(shop));
            miner.mine();
            miner.resume();
            RewardPush pushed = awaitOutcome(reward, PushOutcome.PUSHED);
            assertThat(pushed.getTxHash()).isEqualTo(attemptHash(shop));
            assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
        } finally {
            miner.resume();
        }
    }

    @Test
    void takesTheNextAccountNonceWhenAnotherUsesTheGasPayersAccount() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aRewardLostOnItsWay(shop, wallet);
        Address payer = DevAccounts.GAS_PAYER_1.address();
        chain.receipt(chain.send(DevAccounts.GAS_PAYER_1, payer, "0x"));

        node.fail(Fault.NONE);

        RewardPush pushed = awaitOutcome(reward, PushOutcome.PUSHED);
        assertThat(attempts(shop)).hasSize(2);
        assertThat(batches(shop)).extracting(PushBatch::getNonce).containsOnly(pushed.getNonce());
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
    }

    @Test
    void paysUnderTheSameNonceAfterItsTransactionWasMinedAndReverted() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aRewardInTheMempool(shop, wallet);
        banks.withdrawAheadOfOthers(shop.bank(), TokenAmount.of(1_000_000));
        miner.mine();
        miner.resume();
        await("the reason is known", () -> isParked(reward, "bank_short"));
        assertThat(credited(wallet)).isEqualTo(TokenAmount.ZERO);

        banks.fund(shop.bank(), TokenAmount.of(500));

        RewardPush pushed = awaitOutcome(reward, PushOutcome.PUSHED);
        assertThat(batches(shop)).extracting(PushBatch::getNonce).containsOnly(pushed.getNonce());
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
    }

    /** The reverted calldata is public, and its signature stays valid. */
    @Test
    void creditsOnceWhenAStrangerReplaysTheRevertedCalldataAfterARefill() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aRewardInTheMempool(shop, wallet);
        banks.withdrawAheadOfOthers(shop.bank(), TokenAmount.of(1_000_000));
        miner.mine();
        miner.resume();
        await("the reason is known", () -> isParked(reward, "bank_short"));
        String calldata = TransactionDecoder.decode(attempts(shop).getFirst()).getData();
        lane.stop();
        banks.fund(shop.bank(), TokenAmount.of(1_000));
        String carried = chain.send(stranger(), shop.bank(), withPrefix(calldata));
        chain.receipt(carried);

        lane.start();

        RewardPush pushed = awaitOutcome(reward, PushOutcome.PUSHED);
        assertThat(pushed.getTxHash()).isEqualTo(carried);
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
    }

    @Test
    void tellsAnOutcomeAgainInTheSameBytesAfterAnEndBetweenTheSendingAndItsNote() {
        Shop shop = aRichShop();
        RewardState reward = aReward(shop, aWallet(), 500).build();
        deliver(reward);
        awaitOutcome(reward, PushOutcome.PUSHED);
        await("it is done", () -> state(shop).equals("PUBLISHED"));
        lane.stop();
        execute(
                "update pushable_rewards set published_version = 0 where reward_id = '"
                        + reward.getRewardId()
                        + "'");

        lane.start();

        await("it is told twice", () -> outcomes(reward).size() == 2);
        assertThat(outcomes(reward).getLast()).isEqualTo(outcomes(reward).getFirst());
    }

    @Test
    void sendsNothingThatWasNotWrittenDownBefore() {
        Shop shop = aRichShop();
        int before = node.sent().size();
        RewardState reward = aReward(shop, aWallet(), 500).build();
        deliver(reward);
        awaitOutcome(reward, PushOutcome.PUSHED);

        List<String> sent = node.sent();
        assertThat(texts("select raw from attempts"))
                .containsAll(sent.subList(before, sent.size()));
    }

    private boolean isParked(RewardState reward, String reason) {
        return outcomes(reward).stream().anyMatch(push -> reason.equals(push.getReason()));
    }

    private LaneId theLane() {
        return new LaneId(chainProperties.chain(), 0);
    }

    private Lease aLease() {
        long token = count("select lease_token from lanes where lane = 0");
        return new Lease(theLane().leaseName(), token, Instant.MAX);
    }

    private static String withPrefix(String hex) {
        return hex.startsWith("0x") ? hex : "0x" + hex;
    }
}
