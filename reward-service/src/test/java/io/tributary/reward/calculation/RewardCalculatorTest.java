package io.tributary.reward.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.values.Address;
import io.tributary.values.TokenAmount;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RewardCalculatorTest {

    private static final Address USER = new Address("0x" + "f".repeat(40));
    private static final TokenAmount MOST =
            new TokenAmount(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));

    @Example
    void sharesTenTokensAsTheDemoSaysIt() {
        TokenAmount ten = TokenAmount.parse("10000000000000000000");

        List<CalculatedReward> rewards =
                RewardCalculator.calculateRewards(ten, RewardTerms.of(5000, 8000), USER, chain(3));

        assertThat(rewards).extracting(CalculatedReward::level).containsExactly(0, 1, 2, 3);
        assertThat(amounts(rewards))
                .containsExactly(
                        "5000000000000000000",
                        "4000000000000000000",
                        "800000000000000000",
                        "200000000000000000");
    }

    @Example
    void paysTheUserAloneWithoutAReferrer() {
        List<CalculatedReward> rewards =
                RewardCalculator.calculateRewards(
                        TokenAmount.of(10), RewardTerms.of(5000, 8000), USER, List.of());

        assertThat(rewards).containsExactly(new CalculatedReward(0, USER, TokenAmount.of(5)));
    }

    @Example
    void givesTheOnlyReferrerTheWholeRest() {
        List<CalculatedReward> rewards =
                RewardCalculator.calculateRewards(
                        TokenAmount.of(7), RewardTerms.of(5000, 8000), USER, chain(1));

        assertThat(amounts(rewards)).containsExactly("3", "4");
    }

    @Example
    void givesTheLastWhatRoundingLeft() {
        List<CalculatedReward> rewards =
                RewardCalculator.calculateRewards(
                        TokenAmount.of(101), RewardTerms.of(3333, 3333), USER, chain(3));

        assertThat(amounts(rewards)).containsExactly("33", "22", "15", "31");
    }

    @Example
    void makesNoRewardOfNothing() {
        List<CalculatedReward> rewards =
                RewardCalculator.calculateRewards(
                        TokenAmount.of(1), RewardTerms.of(5000, 8000), USER, chain(3));

        assertThat(rewards)
                .containsExactly(new CalculatedReward(3, chain(3).get(2), TokenAmount.of(1)));
    }

    @Example
    void leavesTheReferrersNothingWhenTheUserTakesAll() {
        List<CalculatedReward> rewards =
                RewardCalculator.calculateRewards(
                        TokenAmount.of(9), RewardTerms.of(10_000, 8000), USER, chain(2));

        assertThat(rewards).containsExactly(new CalculatedReward(0, USER, TokenAmount.of(9)));
    }

    @Property
    void addsUpToTheBaseWhereSomebodyReferred(
            @ForAll("amounts") TokenAmount base,
            @ForAll("terms") RewardTerms terms,
            @ForAll @IntRange(min = 1, max = 10) int depth) {
        assertThat(sum(RewardCalculator.calculateRewards(base, terms, USER, chain(depth))))
                .isEqualTo(base.units());
    }

    @Property
    void addsUpToTheUsersPartWhereNobodyReferred(
            @ForAll("amounts") TokenAmount base, @ForAll("terms") RewardTerms terms) {
        BigInteger part =
                base.units()
                        .multiply(BigInteger.valueOf(terms.userPercent().value()))
                        .divide(BigInteger.valueOf(10_000));

        assertThat(sum(RewardCalculator.calculateRewards(base, terms, USER, List.of())))
                .isEqualTo(part);
    }

    @Property
    void paysEachLevelAtMostOnceAndNeverNothing(
            @ForAll("amounts") TokenAmount base,
            @ForAll("terms") RewardTerms terms,
            @ForAll @IntRange(max = 10) int depth) {
        List<CalculatedReward> rewards =
                RewardCalculator.calculateRewards(base, terms, USER, chain(depth));

        assertThat(rewards).allSatisfy(reward -> assertThat(reward.amount().isZero()).isFalse());
        assertThat(rewards)
                .extracting(CalculatedReward::level)
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(level -> level >= 0 && level <= depth);
    }

    @Property
    void paysEachLevelTheWalletOfThatLevel(
            @ForAll("amounts") TokenAmount base,
            @ForAll("terms") RewardTerms terms,
            @ForAll @IntRange(max = 10) int depth) {
        List<Address> chain = chain(depth);

        assertThat(RewardCalculator.calculateRewards(base, terms, USER, chain))
                .allMatch(reward ->
                        reward.wallet()
                                .equals(
                                        reward.level() == 0
                                                ? USER
                                                : chain.get(reward.level() - 1)));
    }

    @Property
    void sharesByTheFormulaLevelByLevel(
            @ForAll("amounts") TokenAmount base,
            @ForAll("terms") RewardTerms terms,
            @ForAll @IntRange(min = 1, max = 10) int depth) {
        BigInteger[] expected = byTheBook(base.units(), terms, depth);

        List<CalculatedReward> rewards =
                RewardCalculator.calculateRewards(base, terms, USER, chain(depth));

        for (int level = 0; level <= depth; level++) {
            assertThat(at(rewards, level)).isEqualTo(expected[level]);
        }
    }

    @Property
    void neverGivesTheUserLessOfMore(
            @ForAll("amounts") TokenAmount one,
            @ForAll("amounts") TokenAmount other,
            @ForAll("terms") RewardTerms terms) {
        TokenAmount less = one.isMoreThan(other) ? other : one;
        TokenAmount more = one.isMoreThan(other) ? one : other;

        assertThat(RewardCalculator.applyDeperdition(less, 0, terms))
                .isLessThanOrEqualTo(RewardCalculator.applyDeperdition(more, 0, terms));
    }

    @Property
    void neverChangesEarlierSharesByAFurtherReferrer(
            @ForAll("amounts") TokenAmount base,
            @ForAll("terms") RewardTerms terms,
            @ForAll @IntRange(min = 1, max = 9) int depth) {
        List<CalculatedReward> nearer =
                RewardCalculator.calculateRewards(base, terms, USER, chain(depth));
        List<CalculatedReward> deeper =
                RewardCalculator.calculateRewards(base, terms, USER, chain(depth + 1));

        for (int level = 0; level < depth; level++) {
            assertThat(at(deeper, level)).isEqualTo(at(nearer, level));
        }
        assertThat(at(deeper, depth).add(at(deeper, depth + 1))).isEqualTo(at(nearer, depth));
    }

    @Property
    void estimatesWhatIsThenCalculated(
            @ForAll("amounts") TokenAmount base,
            @ForAll("terms") RewardTerms terms,
            @ForAll @IntRange(max = 10) int depth) {
        RewardEstimate estimate = RewardCalculator.estimateReward(base, terms, depth > 0);

        List<CalculatedReward> rewards =
                RewardCalculator.calculateRewards(base, terms, USER, chain(depth));

        assertThat(estimate.user().units()).isEqualTo(at(rewards, 0));
        assertThat(estimate.total().units()).isEqualTo(sum(rewards));
    }

    @Provide
    Arbitrary<TokenAmount> amounts() {
        return Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, MOST.units())
                .map(TokenAmount::new);
    }

    @Provide
    Arbitrary<RewardTerms> terms() {
        Arbitrary<Integer> percents = Arbitraries.integers().between(0, 10_000);
        return Combinators.combine(percents, percents).as(RewardTerms::of);
    }

    /** The formula as design.md, section 2.4, says it, in plain integers. */
    private static BigInteger[] byTheBook(BigInteger base, RewardTerms terms, int depth) {
        BigInteger whole = BigInteger.valueOf(10_000);
        BigInteger[] shares = new BigInteger[depth + 1];
        shares[0] = base.multiply(BigInteger.valueOf(terms.userPercent().value())).divide(whole);
        BigInteger remaining = base.subtract(shares[0]);
        BigInteger deperdition = BigInteger.valueOf(terms.deperditionPerLevel().value());
        for (int level = 1; level < depth; level++) {
            shares[level] = remaining.multiply(deperdition).divide(whole);
            remaining = remaining.subtract(shares[level]);
        }
        shares[depth] = remaining;
        return shares;
    }

    private static BigInteger at(List<CalculatedReward> rewards, int level) {
        return rewards.stream()
                .filter(reward -> reward.level() == level)
                .map(reward -> reward.amount().units())
                .findFirst()
                .orElse(BigInteger.ZERO);
    }

    private static BigInteger sum(List<CalculatedReward> rewards) {
        return rewards.stream()
                .map(reward -> reward.amount().units())
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static List<String> amounts(List<CalculatedReward> rewards) {
        return rewards.stream().map(reward -> reward.amount().toString()).toList();
    }

    private static List<Address> chain(int depth) {
        return IntStream.rangeClosed(1, depth)
                .mapToObj(n -> new Address("0x" + "%040x".formatted(n)))
                .toList();
    }
}
