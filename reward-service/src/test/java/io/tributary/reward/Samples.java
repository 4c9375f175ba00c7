package io.tributary.reward;

import io.tributary.events.CampaignMatch;
import io.tributary.events.PushOutcome;
import io.tributary.events.RewardPush;
import io.tributary.testkit.platform.DevAccounts;
import io.tributary.values.CampaignId;
import io.tributary.values.InteractionId;
import io.tributary.values.MatchId;
import io.tributary.values.RewardId;
import io.tributary.values.Uuids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Records that are valid by default: the demo's purchase, its match, its outcomes. */
public final class Samples {

    public static final String ALICE = DevAccounts.ALICE.address().toString();
    public static final String BOB = DevAccounts.BOB.address().toString();
    public static final String CAROL = DevAccounts.CAROL.address().toString();
    public static final String DAVE = DevAccounts.DAVE.address().toString();
    public static final String TOKEN = "0x00000000000000000000000000000000000000aa";
    public static final String BANK = "0x00000000000000000000000000000000000000bb";
    public static final String TEN = "10000000000000000000";
    public static final String TX = "0x" + "7".repeat(64);

    /** Today: the guard's partitions are made around the database's own day. */
    @SuppressWarnings("TimeInStaticInitializer") // One moment for all tests of a run.
    public static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private Samples() {}

    /** Ten tokens for alice, whom bob referred, whom carol referred, whom dave referred. */
    public static CampaignMatch.Builder aMatch() {
        return aMatch(Uuids.next(NOW));
    }

    public static CampaignMatch.Builder aMatch(UUID product) {
        InteractionId interaction = new InteractionId(Uuids.next(NOW));
        CampaignId campaign = new CampaignId(Uuids.next(NOW));
        return CampaignMatch.newBuilder()
                .setMatchId(MatchId.of(interaction, campaign).value())
                .setInteractionId(interaction.value())
                .setCampaignId(campaign.value())
                .setCampaignVersion(2)
                .setProductId(product)
                .setWallet(ALICE)
                .setChainId(31337)
                .setToken(TOKEN)
                .setBaseAmount(TEN)
                .setReserved(TEN)
                .setUserPercent(5000)
                .setDeperditionPerLevel(8000)
                .setReferralChain(List.of(BOB, CAROL, DAVE))
                .setOrderId("A-" + interaction)
                .setReceivedAt(NOW)
                .setDecidedAt(NOW);
    }

    /** The same without referrers: five tokens for alice alone. */
    public static CampaignMatch.Builder aMatchWithoutReferrer(UUID product) {
        return aMatch(product).setReferralChain(List.of()).setReserved("5000000000000000000");
    }

    public static UUID reward(CampaignMatch match, int level) {
        return RewardId.of(new MatchId(match.getMatchId()), level).value();
    }

    public static RewardPush pushed(UUID reward, long version) {
        return outcome(reward, version, PushOutcome.PUSHED)
                .setTxHash(TX)
                .setBlockNumber(12L)
                .setPushedAt(NOW.plusSeconds(3))
                .build();
    }

    public static RewardPush parked(UUID reward, long version, String reason) {
        return outcome(reward, version, PushOutcome.PARKED).setReason(reason).build();
    }

    public static RewardPush released(UUID reward, long version) {
        return outcome(reward, version, PushOutcome.RELEASED).build();
    }

    public static RewardPush.Builder outcome(UUID reward, long version, PushOutcome outcome) {
        return RewardPush.newBuilder()
                .setRewardId(reward)
                .setVersion(version)
                .setOutcome(outcome)
                .setChainId(31337)
                .setBank(BANK)
                .setNonce(outcome == PushOutcome.PUSHED ? TX : "")
                .setDecidedAt(NOW.plusSeconds(4));
    }

    /** So many wallets, each another. */
    public static List<String> wallets(int count) {
        return IntStream.rangeClosed(1, count).mapToObj("0x%040x"::formatted).toList();
    }
}
