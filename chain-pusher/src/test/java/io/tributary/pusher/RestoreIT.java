package io.tributary.pusher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.PushBatch;
import io.tributary.events.PushOutcome;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardState;
import io.tributary.pusher.FaultyNode.Fault;
import io.tributary.values.Address;
import io.tributary.values.TokenAmount;
import org.junit.jupiter.api.Test;

/**
 * The database is restored from a copy that knows nothing of a shop's batch: what was authorised is
 * in push-batches.v1 alone, and what was signed is on chain, on its way, or lost.
 */
class RestoreIT extends LaneTest {

    @Test
    void paysOnceWhatWasSignedAndIsStillUnmined() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aRewardLostOnItsWay(shop, wallet);
        String raw = attempts(shop).getFirst();
        lane.stop();
        miner.pause();
        chain.ask("eth_sendRawTransaction", raw);
        forget(shop, "pending");
        node.fail(Fault.NONE);

        lane.start();
        await("it is sent again", () -> state(shop).equals("ATTEMPTED"));
        miner.resume();

        RewardPush pushed = awaitOutcome(reward, PushOutcome.PUSHED);
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
        assertThat(batches(shop)).extracting(PushBatch::getNonce).containsOnly(pushed.getNonce());
        assertThat(attempts(shop)).hasSize(1);
        assertThat(chain.ask("eth_getTransactionReceipt", pushed.getTxHash()).isObject()).isTrue();
    }

    @Test
    void recognisesWhatWasPaidAndGivesTheNextBatchANewNonce() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aReward(shop, wallet, 500).build();
        deliver(reward);
        RewardPush first = awaitOutcome(reward, PushOutcome.PUSHED);
        await("it is done", () -> state(shop).equals("PUBLISHED"));
        lane.stop();
        forget(shop, "withdrawn");

        lane.start();

        await("it is told again", () -> outcomes(reward).size() == 2);
        assertThat(outcomes(reward))
                .extracting(RewardPush::getTxHash)
                .containsOnly(first.getTxHash());
        assertThat(attempts(shop)).isEmpty();
        RewardState next = aReward(shop, wallet, 7).build();
        deliver(next);
        assertThat(awaitOutcome(next, PushOutcome.PUSHED).getNonce())
                .isNotEqualTo(first.getNonce());
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(507));
    }

    @Test
    void standsStillUntilTheRewardsOfALostBatchAreTakenInAgain() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aRewardLostOnItsWay(shop, wallet);
        lane.stop();
        forget(shop, "pending");
        execute("delete from pushable_rewards where reward_id = '" + reward.getRewardId() + "'");
        node.fail(Fault.NONE);

        lane.start();
        await("the lane stands still", () -> health("").contains("not taken in yet"));
        Shop other = aRichShop();
        RewardState waiting = aReward(other, aWallet(), 5).build();
        deliver(waiting);
        await("another reward is taken in", () -> waiting(other) == 1);
        assertThat(state(other)).isEqualTo("none");

        deliver(reward);
        await("it is taken in again", () -> waiting(shop) == 1);
        lane.wake();

        awaitOutcome(reward, PushOutcome.PUSHED);
        awaitOutcome(waiting, PushOutcome.PUSHED);
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
        assertThat(health("")).contains("runs");
    }

    /** As a copy from before the reward was put into a batch has it. */
    private void forget(Shop shop, String rewardState) {
        String its = "(select batch_id from batches where bank = '" + shop.bank() + "')";
        long accountNonce =
                count(
                        "select coalesce(min(account_nonce), -1) from attempts where batch_id in "
                                + its);
        execute("delete from attempts where batch_id in " + its);
        execute("delete from batch_recipients where batch_id in " + its);
        execute("delete from batch_rewards where batch_id in " + its);
        execute(
                """
                update pushable_rewards
                set state = '%s', batch_id = null, outcome = null, outcome_reason = null, outcome_at = null,
                    outcome_version = 0, published_version = 0
                where batch_id in %s
                """
                        .formatted(rewardState, its));
        execute("delete from bank_sequences where bank = '" + shop.bank() + "'");
        execute("delete from batches where bank = '" + shop.bank() + "'");
        if (accountNonce >= 0) {
            execute("update lanes set next_account_nonce = " + accountNonce + " where lane = 0");
        }
    }
}
