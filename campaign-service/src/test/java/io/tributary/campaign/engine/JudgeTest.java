package io.tributary.campaign.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.campaign.budget.Budget;
import io.tributary.campaign.decision.Reason;
import io.tributary.campaign.definition.CampaignStatus;
import io.tributary.campaign.definition.Candidate;
import io.tributary.campaign.definition.Terms;
import io.tributary.campaign.limit.LimitKey;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.InteractionId;
import io.tributary.values.TokenAmount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-22T10:00:00Z");
    private static final Address ALICE = new Address("0x" + "a1".repeat(20));
    private static final Address BOB = new Address("0x" + "b0".repeat(20));
    private static final CampaignId CAMPAIGN = new CampaignId(new UUID(0, 7));

    private CampaignStatus stored = CampaignStatus.ACTIVE;
    private Candidate.Interval active = interval(Duration.ofHours(-1), null);

    @Test
    void matchesAndReservesTheUsersPartWhereNobodyReferred() {
        Reservations reservations = reservations(0, 0, 0);

        Pair.Finding finding = Judge.decide(pair(Terms.ofACampaign(), List.of()), reservations);

        assertThat(finding.reason()).isEqualTo(Reason.MATCHED);
        assertThat(reservations.budget(CAMPAIGN).reserved()).isEqualTo(TokenAmount.of(500));
        assertThat(reservations.used(new LimitKey(CAMPAIGN, ALICE))).isEqualTo(1);
    }

    @Test
    void reservesTheWholeWhereSomebodyReferred() {
        Reservations reservations = reservations(0, 0, 0);

        Judge.decide(pair(Terms.ofACampaign(), List.of(BOB)), reservations);

        assertThat(reservations.budget(CAMPAIGN).reserved()).isEqualTo(TokenAmount.of(1000));
    }

    @Test
    void reservesTheUsersPartWhereNoReferrerShares() {
        Reservations reservations = reservations(0, 0, 0);

        Pair.Finding finding =
                Judge.decide(
                        pair(
                                Terms.ofACampaign().withSharing(5000, 0).requiringReferral(),
                                List.of(BOB)),
                        reservations);

        assertThat(finding.reason()).isEqualTo(Reason.MATCHED);
        assertThat(reservations.budget(CAMPAIGN).reserved()).isEqualTo(TokenAmount.of(500));
    }

    @Test
    void matchesWithNothingReservedWhereNothingIsOwed() {
        Reservations reservations = reservations(0, 0, 0);

        Pair.Finding finding =
                Judge.decide(pair(Terms.ofACampaign().withSharing(0, 3), List.of()), reservations);

        assertThat(finding.reason()).isEqualTo(Reason.MATCHED);
        assertThat(reservations.budget(CAMPAIGN).reserved()).isEqualTo(TokenAmount.ZERO);
        assertThat(reservations.used(new LimitKey(CAMPAIGN, ALICE))).isEqualTo(1);
    }

    @Test
    void isNotActiveWhereItIsDeactivatedNow() {
        stored = CampaignStatus.DEACTIVATED;

        assertThat(reason(Terms.ofACampaign(), List.of())).isEqualTo(Reason.NOT_ACTIVE);
    }

    @Test
    void isNotActiveForWhatWasReceivedBeforeTheActivation() {
        active = interval(Duration.ofSeconds(6), null);

        assertThat(reason(Terms.ofACampaign(), List.of())).isEqualTo(Reason.NOT_ACTIVE);
    }

    @Test
    void isNotActiveForWhatWasReceivedInAPause() {
        active = interval(Duration.ofHours(-1), Duration.ofSeconds(-6));

        assertThat(reason(Terms.ofACampaign(), List.of())).isEqualTo(Reason.NOT_ACTIVE);
    }

    @Test
    void toleratesClocksThatDifferByFiveSeconds() {
        active = interval(Duration.ofSeconds(5), null);
        assertThat(reason(Terms.ofACampaign(), List.of())).isEqualTo(Reason.MATCHED);

        active = interval(Duration.ofHours(-1), Duration.ofSeconds(-5));
        assertThat(reason(Terms.ofACampaign(), List.of())).isEqualTo(Reason.MATCHED);
    }

    @Test
    void looksAtTheTimeOfReceiptForThePeriod() {
        assertThat(
                        reason(
                                Terms.ofACampaign().withPeriod(RECEIVED, RECEIVED.plusNanos(1000)),
                                List.of()))
                .isEqualTo(Reason.MATCHED);
        assertThat(
                        reason(
                                Terms.ofACampaign().withPeriod(RECEIVED.plusNanos(1000), null),
                                List.of()))
                .isEqualTo(Reason.OUTSIDE_PERIOD);
        assertThat(reason(Terms.ofACampaign().withPeriod(null, RECEIVED), List.of()))
                .isEqualTo(Reason.OUTSIDE_PERIOD);
    }

    @Test
    void requiresAReferrerWhereTheCampaignDoes() {
        assertThat(reason(Terms.ofACampaign().requiringReferral(), List.of()))
                .isEqualTo(Reason.REFERRAL_REQUIRED);
        assertThat(reason(Terms.ofACampaign().requiringReferral(), List.of(BOB)))
                .isEqualTo(Reason.MATCHED);
    }

    @Test
    void saysLimitAndUseWhereTheWalletHasHadItsShare() {
        Pair.Finding finding =
                Judge.decide(
                        pair(Terms.ofACampaign().withLimit(3), List.of()), reservations(3, 0, 0));

        assertThat(finding)
                .isEqualTo(
                        new Pair.Finding(Reason.USER_LIMIT_REACHED, Map.of("limit", 3, "used", 3)));
    }

    @Test
    void refusesWhenTheBudgetIsSpent() {
        Pair.Finding finding =
                Judge.decide(
                        pair(Terms.ofACampaign().withCap(1000), List.of(BOB)),
                        reservations(0, 1, 1000));

        assertThat(finding)
                .isEqualTo(
                        new Pair.Finding(
                                Reason.BUDGET_EXHAUSTED,
                                Map.of("cap", "1000", "reserved", "1", "needed", "1000")));
    }

    @Test
    void decidesATestAndUsesNothingUp() {
        Reservations reservations = reservations(0, 0, 0);
        Incoming test =
                new Incoming(
                        new InteractionId(new UUID(0, 9)),
                        Terms.ofACampaign().value().product(),
                        ALICE,
                        "purchase.completed",
                        RECEIVED,
                        List.of(),
                        null,
                        true);

        Pair.Finding finding =
                Judge.decide(new Pair(test, candidate(Terms.ofACampaign())), reservations);

        assertThat(finding.reason()).isEqualTo(Reason.TEST_MODE);
        assertThat(reservations.changedBudgets()).isEmpty();
        assertThat(reservations.changedLimits()).isEmpty();
    }

    @Property
    void keepsCapAndLimitWhateverComes(
            @ForAll @IntRange(max = 5000) int cap,
            @ForAll @IntRange(max = 4) int limit,
            @ForAll @Size(max = 30) List<Boolean> referred) {
        Terms terms = Terms.ofACampaign().withCap(cap).withLimit(limit);
        Reservations reservations = reservations(0, 0, cap);
        List<Pair> pairs =
                IntStream.range(0, referred.size())
                        .mapToObj(index ->
                                pair(terms, referred.get(index) ? List.of(BOB) : List.of()))
                        .toList();

        Verdicts verdicts = Verdicts.of(pairs, reservations, RECEIVED);

        long sum =
                verdicts.matches().stream()
                        .mapToLong(match -> match.reserved().units().longValueExact())
                        .sum();
        assertThat(reservations.budget(CAMPAIGN).reserved()).isEqualTo(TokenAmount.of(sum));
        assertThat(sum).isLessThanOrEqualTo(cap == 0 ? Long.MAX_VALUE : cap);
        assertThat(verdicts.matches().size())
                .isLessThanOrEqualTo(limit == 0 ? referred.size() : limit);
        assertThat(verdicts.decisions()).hasSameSizeAs(pairs);
    }

    private Reason reason(Terms terms, List<Address> chain) {
        return Judge.decide(pair(terms, chain), reservations(0, 0, 0)).reason();
    }

    private Pair pair(Terms terms, List<Address> chain) {
        Incoming interaction =
                new Incoming(
                        new InteractionId(new UUID(0, 9)),
                        terms.value().product(),
                        ALICE,
                        "purchase.completed",
                        RECEIVED,
                        chain,
                        "A-1",
                        false);
        return new Pair(interaction, candidate(terms));
    }

    private Candidate candidate(Terms terms) {
        return new Candidate(
                CAMPAIGN, 2, stored, terms.value(), new ChainId(31337), List.of(active));
    }

    private static Candidate.Interval interval(Duration from, @Nullable Duration to) {
        return new Candidate.Interval(RECEIVED.plus(from), to == null ? null : RECEIVED.plus(to));
    }

    private static Reservations reservations(int used, long reserved, long cap) {
        return new Reservations(
                Map.of(new LimitKey(CAMPAIGN, ALICE), used),
                Map.of(CAMPAIGN, new Budget(TokenAmount.of(reserved), TokenAmount.of(cap))));
    }
}
