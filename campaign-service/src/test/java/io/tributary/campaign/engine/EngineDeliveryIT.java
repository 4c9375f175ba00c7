package io.tributary.campaign.engine;

import static io.tributary.campaign.Offer.anOffer;
import static io.tributary.campaign.Purchases.aPurchase;
import static io.tributary.campaign.Purchases.aReward;
import static io.tributary.campaign.Purchases.aWallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.campaign.EngineFixture;
import io.tributary.events.CampaignMatch;
import io.tributary.events.Interaction;
import io.tributary.events.RewardState;
import io.tributary.events.RewardStatus;
import io.tributary.messaging.Outgoing;
import io.tributary.messaging.step.Handled;
import io.tributary.testkit.delivery.DeliveryTrial;
import io.tributary.testkit.delivery.World;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EngineDeliveryIT {

    private static final List<Purchase> PURCHASES =
            IntStream.range(0, 30)
                    .mapToObj(number -> new Purchase(number, number % 7, number % 3))
                    .toList();
    private static final List<Change> CHANGES =
            Stream.of(1, 2, 3)
                    .flatMap(version ->
                            IntStream.range(0, 20).mapToObj(match -> new Change(match, version)))
                    .toList();

    private static final EngineFixture service = EngineFixture.shared();

    /** A purchase of the trial, whichever product it is made in. */
    private record Purchase(int number, int wallet, int referrers) {}

    /** What becomes of a reward: two of three die in version 2, one of them dies again in 3. */
    private record Change(int match, int version) {

        RewardStatus status() {
            return switch (match % 3) {
                case 0 -> version == 1 ? RewardStatus.PENDING : RewardStatus.PUSHED;
                case 1 -> version == 1 ? RewardStatus.PENDING : RewardStatus.CANCELLED;
                default ->
                        List.of(RewardStatus.PENDING, RewardStatus.EXPIRED, RewardStatus.CANCELLED)
                                .get(version - 1);
            };
        }
    }

    /** How a shop ends, in words that are the same in every shop. */
    private record Ledger(
            Map<Integer, String> decisions,
            String reserved,
            Map<Integer, String> limited,
            String reservedOfLimited,
            String reservedOfCapped) {}

    @Test
    void decidesTheSameHoweverInteractionsAreDelivered() {
        DeliveryTrial.of(PURCHASES).endsTheSame(Shop::new);
    }

    @Test
    void decidesTheSameWhereThreeGetTheSameAtOnce() {
        DeliveryTrial.of(PURCHASES).endsTheSameAtOnce(Shop::new);
    }

    @Test
    void givesBackTheSameHoweverRewardsAreDelivered() {
        DeliveryTrial.of(CHANGES).endsTheSame(Till::new);
    }

    @Test
    void givesBackTheSameWhereThreeGetTheSameAtOnce() {
        DeliveryTrial.of(CHANGES).endsTheSameAtOnce(Till::new);
    }

    /** A product of its own with three campaigns: open, limited per wallet, capped. */
    private static final class Shop implements World<Purchase, Ledger> {

        private final ProductId product = EngineFixture.aProduct();
        private final CampaignId open =
                service.activeCampaign(product, anOffer().withUserPercent(5000));
        private final CampaignId limited = service.activeCampaign(product, anOffer().withLimit(2));
        private final CampaignId capped =
                service.activeCampaign(product, anOffer().withCap(123_456));
        private final List<Address> wallets = Stream.generate(() -> aWallet()).limit(7).toList();
        private final Map<Integer, Interaction> interactions = new ConcurrentHashMap<>();
        private final Map<UUID, ByteBuffer> published = new ConcurrentHashMap<>();

        @Override
        public void deliver(List<Purchase> poll) {
            Handled handled = service.decide(poll.stream().map(this::interaction).toList());
            assertThat(handled.refused()).isEmpty();
            Stream.concat(handled.fresh().stream(), handled.repeated().stream())
                    .forEach(this::publish);
        }

        @Override
        public Ledger state() {
            service.equations.hold();
            return new Ledger(
                    decisions(),
                    service.reserved(open),
                    byWallet(
                            service.pairs(
                                    "select wallet, used::text from campaign_user_rewards where used > 0 and campaign_id = :id",
                                    limited)),
                    service.reserved(limited),
                    service.reserved(capped));
        }

        private Interaction interaction(Purchase purchase) {
            return interactions.computeIfAbsent(
                    purchase.number(),
                    _ ->
                            aPurchase(product, wallets.get(purchase.wallet()))
                                    .setReferralChain(referrers(purchase.referrers()))
                                    .build());
        }

        private static List<String> referrers(int count) {
            return IntStream.rangeClosed(1, count).mapToObj("0x%040x"::formatted).toList();
        }

        /** Every outcome of an id has the bytes of its first. */
        private void publish(Outgoing<?> outgoing) {
            CampaignMatch match = (CampaignMatch) outgoing.value();
            ByteBuffer bytes = bytes(match);
            ByteBuffer first = published.putIfAbsent(match.getMatchId(), bytes);
            assertThat(bytes).isEqualTo(first == null ? bytes : first);
        }

        private Map<Integer, String> decisions() {
            Map<String, String> reasons =
                    service.pairs(
                            "select interaction_id::text, reason || ' ' || reserved from campaign_decisions where campaign_id = :id",
                            open);
            Map<Integer, String> named = new TreeMap<>();
            interactions.forEach((number, interaction) ->
                    named.put(
                            number,
                            String.valueOf(
                                    reasons.get(interaction.getInteractionId().toString()))));
            return named;
        }

        private Map<Integer, String> byWallet(Map<String, String> counts) {
            return counts.entrySet().stream()
                    .collect(
                            Collectors.toMap(
                                    count -> wallets.indexOf(new Address(count.getKey())),
                                    Map.Entry::getValue));
        }
    }

    /** A campaign of its own with twenty matches, whose rewards change. */
    private static final class Till implements World<Change, String> {

        private final ProductId product = EngineFixture.aProduct();
        private final CampaignId campaign =
                service.activeCampaign(product, anOffer().withCap(200_000));
        private final List<CampaignMatch> matches = matches();

        @Override
        public void deliver(List<Change> poll) {
            service.release(poll.stream().map(this::reward).toList());
        }

        @Override
        public String state() {
            service.equations.hold();
            return service.reserved(campaign);
        }

        private RewardState reward(Change change) {
            return aReward(matches.get(change.match()), change.version(), change.status());
        }

        private List<CampaignMatch> matches() {
            List<Interaction> purchases =
                    Stream.generate(() -> aPurchase(product, aWallet()).build()).limit(20).toList();
            return service.decide(purchases).fresh().stream()
                    .map(outgoing -> (CampaignMatch) outgoing.value())
                    .toList();
        }
    }

    private static ByteBuffer bytes(CampaignMatch match) {
        try {
            return match.toByteBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
