package io.tributary.reward.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.events.CampaignMatch;
import io.tributary.reward.lifecycle.Reward;
import io.tributary.values.CampaignId;
import io.tributary.values.InteractionId;
import io.tributary.values.MatchId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Terms as they come over the wire: they add up to the last unit, or nothing is granted. */
class MatchTest {

    private static final BigInteger MOST = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");

    /** What decides the sum. */
    record Terms(BigInteger base, int userPercent, int deperdition, int referrers) {

        /** Stated anew, not by the code under test. */
        BigInteger owed() {
            BigInteger user = base.multiply(BigInteger.valueOf(userPercent)).divide(WHOLE);
            return referrers == 0 ? user : base;
        }
    }

    @Property
    void grantsExactlyWhatIsReserved(@ForAll("terms") Terms terms) {
        List<Reward> rewards = Match.of(match(terms, terms.owed())).rewards(NOW);

        assertThat(
                        rewards.stream()
                                .map(reward -> reward.amount().units())
                                .reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(terms.owed());
        assertThat(rewards).allSatisfy(reward -> assertThat(reward.amount().isZero()).isFalse());
        assertThat(rewards).extracting(Reward::id).doesNotHaveDuplicates();
    }

    @Property
    void grantsNothingWhereAnythingElseIsReserved(
            @ForAll("terms") Terms terms, @ForAll("amounts") BigInteger reserved) {
        Assume.that(!reserved.equals(terms.owed()));

        assertThatThrownBy(() -> Match.of(match(terms, reserved)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: " + terms.owed());
    }

    @Property
    void grantsNothingByASingleUnitTooMuch(@ForAll("terms") Terms terms) {
        BigInteger tooMuch = terms.owed().add(BigInteger.ONE);

        assertThatThrownBy(() -> Match.of(match(terms, tooMuch)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void refusesSharesOutsideTheWhole(
            @ForAll("terms") Terms terms, @ForAll("wrongShares") int wrong) {
        CampaignMatch.Builder user = CampaignMatch.newBuilder(match(terms, terms.owed()));
        CampaignMatch.Builder level = CampaignMatch.newBuilder(match(terms, terms.owed()));

        assertThatThrownBy(() -> Match.of(user.setUserPercent(wrong).build()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Match.of(level.setDeperditionPerLevel(wrong).build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void refusesWhatIsNoAmount(@ForAll("terms") Terms terms, @ForAll("noAmounts") String wrong) {
        CampaignMatch.Builder base = CampaignMatch.newBuilder(match(terms, terms.owed()));
        CampaignMatch.Builder reserved = CampaignMatch.newBuilder(match(terms, terms.owed()));

        assertThatThrownBy(() -> Match.of(base.setBaseAmount(wrong).build()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Match.of(reserved.setReserved(wrong).build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 50)
    void refusesAChainThatIsTooDeep(@ForAll @IntRange(min = 11, max = 300) int referrers) {
        Terms terms = new Terms(BigInteger.TEN, 5000, 8000, referrers);

        assertThatThrownBy(() -> Match.of(match(terms, terms.owed())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 10");
    }

    private static CampaignMatch match(Terms terms, BigInteger reserved) {
        InteractionId interaction = new InteractionId(new UUID(1, 2));
        CampaignId campaign = new CampaignId(new UUID(3, 4));
        return CampaignMatch.newBuilder()
                .setMatchId(MatchId.of(interaction, campaign).value())
                .setInteractionId(interaction.value())
                .setCampaignId(campaign.value())
                .setCampaignVersion(1)
                .setProductId(new UUID(5, 6))
                .setWallet(wallet(99))
                .setChainId(31337)
                .setToken(wallet(98))
                .setBaseAmount(terms.base.toString())
                .setReserved(reserved.toString())
                .setUserPercent(terms.userPercent)
                .setDeperditionPerLevel(terms.deperdition)
                .setReferralChain(
                        IntStream.rangeClosed(1, terms.referrers)
                                .mapToObj(MatchTest::wallet)
                                .toList())
                .setReceivedAt(NOW)
                .setDecidedAt(NOW)
                .build();
    }

    private static String wallet(int number) {
        return "0x%040x".formatted(number);
    }

    @Provide
    Arbitrary<Terms> terms() {
        return Combinators.combine(
                        amounts(),
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.integers().between(0, 10))
                .as(Terms::new);
    }

    @Provide
    Arbitrary<BigInteger> amounts() {
        return Arbitraries.oneOf(
                Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(100_000)),
                Arbitraries.bigIntegers().between(BigInteger.ZERO, MOST));
    }

    @Provide
    Arbitrary<Integer> wrongShares() {
        return Arbitraries.oneOf(
                Arbitraries.integers().lessOrEqual(-1),
                Arbitraries.integers().greaterOrEqual(10_001));
    }

    @Provide
    Arbitrary<String> noAmounts() {
        return Arbitraries.of(
                "",
                " ",
                "-1",
                "+1",
                "1.0",
                "1e18",
                "0x10",
                "01",
                " 1",
                "1_000",
                "١",
                "NaN",
                "null",
                MOST.add(BigInteger.ONE).toString(),
                "9".repeat(200));
    }
}
