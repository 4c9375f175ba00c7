package io.tributary.campaign.engine;

import static io.tributary.campaign.Offer.anOffer;
import static io.tributary.campaign.Purchases.aPurchase;
import static io.tributary.campaign.Purchases.aWallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.campaign.EngineFixture;
import io.tributary.events.CampaignMatch;
import io.tributary.events.Interaction;
import io.tributary.messaging.Outgoing;
import io.tributary.messaging.step.Handled;
import io.tributary.testkit.delivery.Rivals;
import io.tributary.testkit.delivery.Seed;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was decided stays, whatever changes afterwards and however often it is asked again. */
class OutcomeStabilityIT {

    private static final EngineFixture service = EngineFixture.shared();

    private final ProductId product = EngineFixture.aProduct();

    @Test
    void repeatsEqualBytesAfterEveryFieldOfTheCampaignHasChanged() {
        CampaignId campaign = service.activeCampaign(product, anOffer().withUserPercent(5000));
        List<Interaction> purchases = unusualPurchases();
        Handled first = service.decide(purchases);

        edit(campaign);
        Handled second = service.decide(purchases);

        assertThat(first.fresh()).hasSize(purchases.size());
        assertThat(second.applied()).isZero();
        assertThat(bytes(second.repeated())).isEqualTo(bytes(first.fresh()));
        assertThat(ids(second.repeated())).isEqualTo(ids(first.fresh()));
    }

    @Test
    void paysNobodyInAReplayAfterNewCampaigns() {
        service.activeCampaign(product, anOffer());
        List<Interaction> purchases = purchases(60);
        Handled first = service.decide(purchases);
        CampaignId later = service.activeCampaign(product, anOffer());

        Handled replayed = service.decide(purchases.reversed());

        assertThat(replayed.fresh()).isEmpty();
        assertThat(bytes(replayed.repeated())).isEqualTo(bytes(first.fresh()));
        assertThat(service.reserved(later)).isEqualTo("0");
        service.equations.hold();
    }

    @Test
    void changesNothingWhereReplaysAndLiveRecordsMeet() {
        CampaignId campaign = service.activeCampaign(product, anOffer().withLimit(3));
        List<Interaction> old = purchases(120);
        Set<ByteBuffer> decided = bytes(service.decide(old).fresh());
        CampaignId later = service.activeCampaign(product, anOffer().withCap(500_000));
        List<Interaction> live = purchases(120);
        List<Interaction> both = new ArrayList<>(old);
        both.addAll(live);
        Set<ByteBuffer> repeated = ConcurrentHashMap.newKeySet();

        Rivals.deliver(
                4,
                both,
                Seed.ofThisRun(),
                poll -> repeated.addAll(bytes(service.decide(poll).repeated())));

        assertThat(repeated).containsAll(decided);
        assertThat(service.reserved(campaign)).isEqualTo("2400000");
        assertThat(service.reserved(later)).isEqualTo("500000");
        service.equations.hold();
    }

    /** What lies at the edge of what a match can carry. */
    private List<Interaction> unusualPurchases() {
        List<String> referrers =
                IntStream.rangeClosed(1, 10).mapToObj("0x%040x"::formatted).toList();
        return List.of(
                aPurchase(product, aWallet()).build(),
                aPurchase(product, aWallet()).setOrderId("").build(),
                aPurchase(product, aWallet()).clearOrderId().build(),
                aPurchase(product, aWallet()).setOrderId("Ö, \"{}\" 👍\n'\\ ,NULL").build(),
                aPurchase(product, aWallet()).setOrderId("NULL").build(),
                aPurchase(product, aWallet()).setReferralChain(referrers.subList(0, 1)).build(),
                aPurchase(product, aWallet()).setReferralChain(referrers).build());
    }

    private List<Interaction> purchases(int count) {
        return Stream.generate(() -> aPurchase(product, aWallet()).build()).limit(count).toList();
    }

    private static void edit(CampaignId campaign) {
        service.text(
                """
                update campaigns
                   set version = version + 1, name = 'Other', status = 'deactivated', chain_id = 1,
                       token = '0x00000000000000000000000000000000000000ff', starts_at = now(),
                       requires_referral = true, max_rewards_per_user = 1, base_reward = base_reward * 7,
                       user_percent = 1, deperdition_per_level = 1, max_referral_depth = 1
                 where id = :id
                returning 'edited'
                """,
                campaign);
    }

    private static Set<ByteBuffer> bytes(List<Outgoing<?>> outgoing) {
        return outgoing.stream().map(OutcomeStabilityIT::bytes).collect(Collectors.toSet());
    }

    private static Set<String> ids(List<Outgoing<?>> outgoing) {
        return outgoing.stream().map(Outgoing::id).collect(Collectors.toSet());
    }

    private static ByteBuffer bytes(Outgoing<?> outgoing) {
        try {
            return ((CampaignMatch) outgoing.value()).toByteBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
