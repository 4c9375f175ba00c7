package io.tributary.pusher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.PushBatch;
import io.tributary.events.PushBatchState;
import io.tributary.events.PushOutcome;
import io.tributary.events.PushRecipient;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardState;
import io.tributary.events.RewardStatus;
import io.tributary.values.Address;
import io.tributary.values.TokenAmount;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PushIT extends PusherTest {

    @Test
    void creditsAPendingRewardAndTellsOfItAtFinality() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aReward(shop, wallet, 500).build();

        deliver(reward);

        RewardPush pushed = awaitOutcome(reward, PushOutcome.PUSHED);
        assertThat(pushed.getBlockNumber()).isLessThanOrEqualTo(chain.height("finalized"));
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
        var block =
                chain.ask(
                        "eth_getBlockByNumber",
                        "0x" + Long.toHexString(pushed.getBlockNumber()),
                        false);
        long time = Long.parseLong(block.path("timestamp").asString().substring(2), 16);
        assertThat(pushed.getPushedAt()).isEqualTo(Instant.ofEpochSecond(time));
        assertThat(chain.receipt(pushed.getTxHash()).path("to").asString())
                .isEqualTo(shop.bank().value());
    }

    @Test
    void sumsTheRewardsOfAWalletIntoOneEntryOfOneBatch() {
        Shop shop = aRichShop();
        Address twice = aWallet();
        Address once = aWallet();
        RewardState[] rewards = {
            aReward(shop, twice, 7).build(),
            aReward(shop, once, 5).build(),
            aReward(shop, twice, 11).build()
        };
        lane.stop();
        deliver(rewards);
        await("the rewards are taken in", () -> waiting(shop) == 3);
        lane.start();

        for (RewardState reward : rewards) {
            awaitOutcome(reward, PushOutcome.PUSHED);
        }

        await("the batch is told to be final", () -> batches(shop).size() == 2);
        assertThat(batches(shop))
                .extracting(PushBatch::getState)
                .containsExactly(PushBatchState.AUTHORISED, PushBatchState.FINAL);
        PushBatch batch = batches(shop).getFirst();
        assertThat(batch.getRewardIds()).hasSize(3);
        assertThat(batch.getRecipients())
                .containsExactlyInAnyOrder(
                        new PushRecipient(twice.value(), "18"),
                        new PushRecipient(once.value(), "5"));
        assertThat(credited(twice)).isEqualTo(TokenAmount.of(18));
    }

    @Test
    void creditsOnceWhatIsDeliveredTwice() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aReward(shop, wallet, 500).build();
        deliver(reward, reward);
        awaitOutcome(reward, PushOutcome.PUSHED);

        deliver(reward);
        RewardState later = RewardState.newBuilder(reward).setVersion(2).build();
        deliver(later);
        deliverAndAwaitAnother(shop);

        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
        assertThat(outcomes(reward)).hasSize(1);
    }

    @Test
    void doesNotPayWhatWasCancelledBeforeItWasPlanned() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aReward(shop, wallet, 500).build();
        lane.stop();
        deliver(
                reward,
                RewardState.newBuilder(reward)
                        .setVersion(2)
                        .setStatus(RewardStatus.CANCELLED)
                        .build());
        deliver(reward);
        await(
                "it is withdrawn",
                () ->
                        count(
                                        "select count(*) from pushable_rewards where state ="
                                                + " 'withdrawn' and reward_id = '"
                                                + reward.getRewardId()
                                                + "'")
                                == 1);
        lane.start();

        deliverAndAwaitAnother(shop);

        assertThat(credited(wallet)).isEqualTo(TokenAmount.ZERO);
        assertThat(outcomes(reward)).isEmpty();
    }

    @Test
    void parksRewardsUntilTheirBankIsKnown() {
        Shop unknown = new Shop(UUID.randomUUID(), UUID.randomUUID(), aWallet());
        RewardState early = aReward(unknown, aWallet(), 500).build();
        deliver(early);
        RewardPush parked = awaitOutcome(early, PushOutcome.PARKED);
        assertThat(parked.getReason()).isEqualTo("bank_unknown");
        assertThat(parked.getNonce()).isEmpty();

        Address bank = banks.bank(unknown.product(), TokenAmount.of(1_000));
        Shop shop = new Shop(unknown.product(), unknown.campaign(), bank);
        announce(shop);

        awaitOutcome(early, PushOutcome.PUSHED);
        assertThat(outcomes(early))
                .extracting(RewardPush::getOutcome)
                .containsExactly(PushOutcome.PARKED, PushOutcome.RELEASED, PushOutcome.PUSHED);
    }

    @Test
    void parksRewardsWhileTheBankIsEmptyAndPaysThemUnderTheSameNonceAfterARefill() {
        Shop shop = aShop();
        Address wallet = aWallet();
        RewardState reward = aReward(shop, wallet, 500).build();
        deliver(reward);
        RewardPush parked = awaitOutcome(reward, PushOutcome.PARKED);
        assertThat(parked.getReason()).isEqualTo("bank_short");

        banks.fund(shop.bank(), TokenAmount.of(500));

        RewardPush pushed = awaitOutcome(reward, PushOutcome.PUSHED);
        assertThat(pushed.getNonce()).isEqualTo(parked.getNonce());
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
        List<RewardPush> told = outcomes(reward);
        assertThat(told)
                .extracting(RewardPush::getOutcome)
                .containsExactly(PushOutcome.PARKED, PushOutcome.RELEASED, PushOutcome.PUSHED);
        assertThat(told).extracting(RewardPush::getVersion).containsExactly(1L, 2L, 3L);
    }

    @Test
    void setsAsideARewardThatIsNoneAndPaysTheOthers() {
        Shop shop = aRichShop();
        RewardState wrong = aReward(shop, aWallet(), 500).setWallet("0x12").build();
        RewardState good = aReward(shop, aWallet(), 500).build();
        deliver(wrong, good);

        awaitOutcome(good, PushOutcome.PUSHED);

        await(
                "the wrong one is a dead letter",
                () ->
                        !topics.read("rewards.v1.chain-pusher.dlt", wrong.getRewardId().toString())
                                .isEmpty());
        assertThat(outcomes(wrong)).isEmpty();
    }

    @Test
    void paysARichBankWhileAPoorOneWaits() {
        RewardState poor = aReward(aShop(), aWallet(), 500).build();
        deliver(poor);
        awaitOutcome(poor, PushOutcome.PARKED);

        deliverAndAwaitAnother(aRichShop());

        assertThat(outcomes(poor))
                .extracting(RewardPush::getOutcome)
                .containsExactly(PushOutcome.PARKED);
    }

    /** What was delivered before it is done too, as far as it ever will be. */
    private void deliverAndAwaitAnother(Shop shop) {
        RewardState another = aReward(shop, aWallet(), 1).build();
        deliver(another);
        awaitOutcome(another, PushOutcome.PUSHED);
    }
}
