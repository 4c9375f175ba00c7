package io.tributary.campaign.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.campaign.Purchases;
import io.tributary.campaign.ServiceFixture;
import io.tributary.events.CampaignMatch;
import io.tributary.events.Interaction;
import io.tributary.events.RewardState;
import io.tributary.events.RewardStatus;
import io.tributary.events.Topics;
import io.tributary.messaging.ContentException;
import io.tributary.messaging.step.DeadLetterReason;
import io.tributary.messaging.step.Handled;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;

class RewardReleasesIT extends ServiceFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired private RewardReleases releases;
    @Autowired private TransactionalOperator transaction;
    private CampaignId campaign = new CampaignId(new UUID(0, 0));
    private CampaignMatch match = new CampaignMatch();

    @BeforeEach
    void earn() {
        ProductId product = aProduct();
        campaign = activeCampaign(product, "\"budgetCap\":\"5000\"");
        Interaction purchase = aPurchase(product, aWallet()).build();
        produce(purchase);
        match =
                match(
                        await("the match")
                                .atMost(PATIENCE)
                                .until(() -> matchBytes(purchase), found -> found.size() == 1)
                                .getFirst());
    }

    @Test
    void givesBackOnceWhatADeadRewardHeld() {
        assertThat(status()).isEqualTo("budget_exhausted");

        produce(Topics.REWARDS, "r", reward(2, RewardStatus.CANCELLED));
        await("the amount is given back")
                .atMost(PATIENCE)
                .until(() -> reserved(campaign).equals("0"));
        Handled again =
                handle(reward(2, RewardStatus.CANCELLED), reward(3, RewardStatus.CANCELLED));

        assertThat(again).isEqualTo(Handled.silently(0, 2));
        assertThat(reserved(campaign)).isEqualTo("0");
        assertThat(status()).isEqualTo("active");
    }

    @Test
    void keepsWhatALiveRewardHolds() {
        assertThat(handle(reward(1, RewardStatus.PENDING), reward(2, RewardStatus.PUSHED)))
                .isEqualTo(Handled.silently(0, 2));
        assertThat(reserved(campaign)).isEqualTo("5000");
    }

    @Test
    void ignoresAStaleStateThatComesAfterTheDeath() {
        assertThat(handle(reward(2, RewardStatus.EXPIRED)).applied()).isEqualTo(1);
        assertThat(handle(reward(1, RewardStatus.PENDING)).applied()).isZero();
        assertThat(reserved(campaign)).isEqualTo("0");
    }

    @Test
    void blamesARewardThatHeldMoreThanWasReserved() {
        RewardState tooMuch =
                RewardState.newBuilder(reward(2, RewardStatus.CANCELLED)).setAmount("5001").build();

        assertThatThrownBy(() -> handle(tooMuch))
                .isInstanceOf(ContentException.class)
                .hasMessageContaining("5001")
                .hasMessageContaining("expected: at most 5000");
        assertThat(reserved(campaign)).isEqualTo("5000");
    }

    @Test
    void putsAsideADeathThatIsOlderThanItsMemory() {
        Instant before = Instant.now().minus(Duration.ofDays(200));
        RewardState old =
                RewardState.newBuilder(reward(2, RewardStatus.CANCELLED))
                        .setReceivedAt(before)
                        .build();

        assertThat(handle(old).refused())
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal.reason()).isEqualTo(DeadLetterReason.TOO_OLD));
        assertThat(reserved(campaign)).isEqualTo("5000");
    }

    private Handled handle(RewardState... rewards) {
        return Objects.requireNonNull(
                releases.handle(List.of(rewards)).as(transaction::transactional).block(PATIENCE));
    }

    private String status() {
        return get("/business/campaigns/" + campaign, MERCHANT).text("status");
    }

    private RewardState reward(long version, RewardStatus status) {
        return Purchases.aReward(match, version, status);
    }
}
