package io.tributary.campaign.engine;

import static io.tributary.campaign.Offer.anOffer;
import static io.tributary.campaign.Purchases.aPurchase;
import static io.tributary.campaign.Purchases.aReward;
import static io.tributary.campaign.Purchases.aWallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.campaign.EngineFixture;
import io.tributary.campaign.Offer;
import io.tributary.events.CampaignMatch;
import io.tributary.events.Interaction;
import io.tributary.events.RewardState;
import io.tributary.events.RewardStatus;
import io.tributary.messaging.Outgoing;
import io.tributary.testkit.delivery.Rivals;
import io.tributary.testkit.delivery.Seed;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Budgets and limits on PostgreSQL while several threads reserve and release the same. */
class OverspendingIT {

    private static final EngineFixture service = EngineFixture.shared();

    /** A run: who tries to earn how often, how many at once, and how many rewards die meanwhile. */
    record Rush(Offer offer, int wallets, int purchases, int rivals, int dyingOfTen, long seed) {}

    @Property(tries = 8, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void reservesExactlyWhatCapAndLimitAllow(@ForAll("rushes") Rush rush) {
        ProductId product = EngineFixture.aProduct();
        CampaignId campaign = service.activeCampaign(product, rush.offer);
        List<Interaction> purchases = purchases(rush, product);

        Rivals.deliver(rush.rivals, purchases, new Seed(rush.seed), service::decide);

        service.equations.hold();
        assertThat(matches(campaign)).isEqualTo(expectedMatches(rush, purchases));
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void neverOverspendsWhileRewardsDie(@ForAll("rushes") Rush rush) {
        ProductId product = EngineFixture.aProduct();
        CampaignId campaign = service.activeCampaign(product, rush.offer);
        AtomicInteger died = new AtomicInteger();

        Rivals.deliver(
                rush.rivals,
                purchases(rush, product),
                new Seed(rush.seed),
                poll -> {
                    List<Outgoing<?>> earned = service.decide(poll).fresh();
                    service.equations.hold();
                    died.addAndGet(letDie(earned, rush.dyingOfTen));
                });

        service.equations.hold();
        assertThat(
                        service.text(
                                "select count(*)::text from released_rewards where campaign_id = :id",
                                campaign))
                .isEqualTo(died.toString());
    }

    /** Some of these die, each told twice and once more out of order. */
    private static int letDie(List<Outgoing<?>> earned, int ofTen) {
        List<RewardState> deaths =
                earned.stream()
                        .map(outgoing -> (CampaignMatch) outgoing.value())
                        .filter(match -> Math.floorMod(match.getMatchId().hashCode(), 10) < ofTen)
                        .flatMap(match ->
                                Stream.of(
                                        aReward(match, 2, RewardStatus.CANCELLED),
                                        aReward(match, 2, RewardStatus.CANCELLED),
                                        aReward(match, 1, RewardStatus.PENDING)))
                        .toList();
        if (!deaths.isEmpty()) {
            service.release(deaths);
            service.release(deaths.reversed());
        }
        return deaths.size() / 3;
    }

    private static List<Interaction> purchases(Rush rush, ProductId product) {
        List<Address> wallets = Stream.generate(() -> aWallet()).limit(rush.wallets).toList();
        Random random = new Random(rush.seed);
        return IntStream.range(0, rush.purchases)
                .mapToObj(_ -> wallets.get(random.nextInt(rush.wallets)))
                .map(wallet -> aPurchase(product, wallet).build())
                .toList();
    }

    private static long expectedMatches(Rush rush, List<Interaction> purchases) {
        int most = rush.offer.mostPerUser() == 0 ? Integer.MAX_VALUE : rush.offer.mostPerUser();
        long wanted =
                purchases.stream()
                        .map(Interaction::getWallet)
                        .distinct()
                        .mapToLong(wallet ->
                                purchases.stream()
                                        .filter(purchase -> purchase.getWallet().equals(wallet))
                                        .limit(most)
                                        .count())
                        .sum();
        return Math.min(wanted, rush.offer.matchesWithinCap());
    }

    private static long matches(CampaignId campaign) {
        return Long.parseLong(
                service.text(
                        "select count(*)::text from campaign_matches where campaign_id = :id",
                        campaign));
    }

    @Provide
    Arbitrary<Rush> rushes() {
        Arbitrary<Offer> offers =
                Combinators.combine(
                                Arbitraries.longs().between(1, 1000),
                                Arbitraries.of(10_000, 5000, 3333, 0),
                                Arbitraries.longs().between(1, 20_000).injectDuplicates(0.1),
                                Arbitraries.of(0, 1, 2, 5))
                        .as((base, user, cap, most) ->
                                anOffer()
                                        .withBase(base)
                                        .withUserPercent(user)
                                        .withCap(cap % 3 == 0 ? 0 : cap)
                                        .withLimit(most));
        return Combinators.combine(
                        offers,
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(10, 50),
                        Arbitraries.integers().between(2, 4),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.longs())
                .as(Rush::new);
    }
}
