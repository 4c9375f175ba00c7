package io.tributary.pusher.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.pusher.contract.Recipient;
import io.tributary.values.Address;
import io.tributary.values.RewardId;
import io.tributary.values.TokenAmount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BatchContentTest {

    @Property
    void paysEachWalletTheSumOfItsRewards(@ForAll("rewards") List<WaitingReward> rewards) {
        BatchContent content = BatchContent.of(rewards);

        for (Recipient recipient : content.recipients()) {
            BigInteger sum =
                    rewards.stream()
                            .filter(reward -> reward.wallet().equals(recipient.wallet()))
                            .map(reward -> reward.amount().units())
                            .reduce(BigInteger.ZERO, BigInteger::add);
            assertThat(recipient.amount().units()).isEqualTo(sum);
        }
        assertThat(content.rewards()).isEqualTo(rewards);
        assertThat(content.recipients())
                .hasSize((int) rewards.stream().map(WaitingReward::wallet).distinct().count());
    }

    @Property
    void makesTheSameListWhateverTheOrderOfTheRewards(
            @ForAll("rewards") List<WaitingReward> rewards, @ForAll long seed) {
        List<WaitingReward> shuffled = new ArrayList<>(rewards);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(BatchContent.of(shuffled).recipients())
                .isEqualTo(BatchContent.of(rewards).recipients())
                .isSortedAccordingTo((one, other) -> one.wallet().compareTo(other.wallet()));
    }

    @Example
    void leavesOutWhatWouldNotFitInTheContractsSum() {
        TokenAmount most = new TokenAmount(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
        List<WaitingReward> rewards = List.of(reward(1, 1, most), reward(2, 2, TokenAmount.of(1)));

        assertThat(BatchContent.of(rewards).rewards()).containsExactly(rewards.getFirst());
    }

    @Provide
    Arbitrary<List<WaitingReward>> rewards() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 1_000_000),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.longs().between(1, Long.MAX_VALUE))
                .as((id, wallet, amount) -> reward(id, wallet, TokenAmount.of(amount)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(100);
    }

    private static WaitingReward reward(int id, int wallet, TokenAmount amount) {
        return new WaitingReward(
                new RewardId(new UUID(0, id)), new Address("0x%040x".formatted(wallet)), amount);
    }
}
