package io.tributary.reward.grant;

import static io.tributary.reward.HandlerFixture.byId;
import static io.tributary.reward.HandlerFixture.now;
import static io.tributary.reward.HandlerFixture.states;
import static io.tributary.reward.Samples.ALICE;
import static io.tributary.reward.Samples.BOB;
import static io.tributary.reward.Samples.CAROL;
import static io.tributary.reward.Samples.DAVE;
import static io.tributary.reward.Samples.NOW;
import static io.tributary.reward.Samples.aMatch;
import static io.tributary.reward.Samples.aMatchWithoutReferrer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.events.CampaignMatch;
import io.tributary.events.RewardState;
import io.tributary.events.RewardStatus;
import io.tributary.events.Topics;
import io.tributary.messaging.Outgoing;
import io.tributary.messaging.step.Handled;
import io.tributary.reward.HandlerFixture;
import io.tributary.reward.Samples;
import io.tributary.values.Uuids;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class GrantIT {

    private static final HandlerFixture service = HandlerFixture.shared();

    @Test
    void grantsTheSharesOfTheDemo() {
        Handled handled = service.grant(aMatch().build());

        assertThat(handled.applied()).isEqualTo(1);
        assertThat(states(handled.fresh()))
                .extracting(RewardState::getLevel, RewardState::getWallet, RewardState::getAmount)
                .containsExactly(
                        tuple(0, ALICE, "5000000000000000000"),
                        tuple(1, BOB, "4000000000000000000"),
                        tuple(2, CAROL, "800000000000000000"),
                        tuple(3, DAVE, "200000000000000000"));
    }

    @Test
    void announcesTheWholeStateInVersionOne() {
        CampaignMatch match = aMatch().setPushAfter(NOW.plusSeconds(60)).build();

        Outgoing<?> first = service.grant(match).fresh().getFirst();

        UUID id = Samples.reward(match, 0);
        assertThat(first.topic()).isEqualTo(Topics.REWARDS);
        assertThat(first.key()).isEqualTo(id.toString());
        assertThat(first.id()).isEqualTo(id + ":1");
        assertThat(first.value())
                .isEqualTo(
                        RewardState.newBuilder()
                                .setRewardId(id)
                                .setVersion(1)
                                .setMatchId(match.getMatchId())
                                .setInteractionId(match.getInteractionId())
                                .setCampaignId(match.getCampaignId())
                                .setProductId(match.getProductId())
                                .setWallet(ALICE)
                                .setLevel(0)
                                .setChainId(31337)
                                .setToken(Samples.TOKEN)
                                .setAmount("5000000000000000000")
                                .setStatus(RewardStatus.PENDING)
                                .setReceivedAt(NOW)
                                .setCreatedAt(service.clock.instant())
                                .setPushAfter(NOW.plusSeconds(60))
                                .build());
    }

    @Test
    void grantsOnceForAMatchDeliveredTwice() {
        CampaignMatch match = aMatch().build();
        Handled first = service.grant(match);
        service.clock.forward(Duration.ofMinutes(5));

        Handled second = service.grant(match);

        assertThat(second.applied()).isZero();
        assertThat(second.alreadyDone()).isEqualTo(1);
        assertThat(second.fresh()).isEmpty();
        assertThat(bytes(second.repeated())).isEqualTo(bytes(first.fresh()));
    }

    @Test
    void grantsOnceForAMatchThatComesTwiceInOnePoll() {
        CampaignMatch match = aMatch().build();

        Handled handled = service.grant(match, match);

        assertThat(handled.applied()).isEqualTo(1);
        assertThat(handled.alreadyDone()).isEqualTo(1);
        assertThat(handled.fresh()).hasSize(4);
        assertThat(handled.repeated()).isEmpty();
    }

    @Test
    void grantsOnceWhereTwoInstancesMeet() {
        List<CampaignMatch> matches = Stream.generate(() -> aMatch().build()).limit(100).toList();
        List<CampaignMatch> backwards = new ArrayList<>(matches);
        Collections.reverse(backwards);

        List<Handled> handled =
                now(
                        Flux.merge(
                                        service.granting(matches),
                                        service.granting(backwards),
                                        service.granting(matches))
                                .collectList());

        assertThat(handled.stream().mapToInt(Handled::applied).sum()).isEqualTo(100);
        assertThat(handled.stream().mapToInt(one -> one.fresh().size()).sum()).isEqualTo(400);
    }

    @Test
    void grantsWhatARolledBackAttemptDidNot() {
        CampaignMatch match = aMatch().build();
        service.grantAndRollBack(match);

        Handled handled = service.grant(match);

        assertThat(handled.applied()).isEqualTo(1);
        assertThat(handled.fresh()).hasSize(4);
    }

    @Test
    void grantsTheLargestAmountExactlyToTheDeepestChain() {
        BigInteger most = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
        CampaignMatch match =
                aMatch().setBaseAmount(most.toString())
                        .setReserved(most.toString())
                        .setReferralChain(Samples.wallets(10))
                        .build();

        List<RewardState> states = states(service.grant(match).fresh());

        assertThat(states).hasSize(11);
        assertThat(
                        states.stream()
                                .map(state -> new BigInteger(state.getAmount()))
                                .reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(most);
    }

    @Test
    void paysAWalletAtEachLevelWhereItStands() {
        CampaignMatch match = aMatch().setReferralChain(List.of(BOB, ALICE, BOB)).build();

        List<RewardState> states = states(service.grant(match).fresh());

        assertThat(states)
                .extracting(RewardState::getWallet)
                .containsExactly(ALICE, BOB, ALICE, BOB);
    }

    @Test
    void remembersAMatchThatOwesNothing() {
        CampaignMatch match =
                aMatchWithoutReferrer(Uuids.next(NOW)).setUserPercent(0).setReserved("0").build();

        assertThat(service.grant(match).applied()).isEqualTo(1);
        assertThat(service.grant(match).alreadyDone()).isEqualTo(1);
        assertThat(service.grant(match).repeated()).isEmpty();
    }

    @Test
    void locksEachOrderOnce() {
        UUID product = Uuids.next(NOW);
        service.grant(
                aMatch(product).setOrderId("B-2").build(),
                aMatch(product).setOrderId("A-1").build(),
                aMatch(product).setOrderId("B-2").build());

        assertThat(
                        service.count(
                                "select count(*) from reward_orders where product_id = '"
                                        + product
                                        + "'"))
                .isEqualTo(2);
    }

    private static List<ByteBuffer> bytes(List<Outgoing<?>> outgoing) {
        return byId(outgoing).values().stream().map(HandlerFixture::bytes).sorted().toList();
    }
}
