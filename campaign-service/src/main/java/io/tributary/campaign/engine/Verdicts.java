package io.tributary.campaign.engine;

import io.tributary.campaign.decision.Decision;
import io.tributary.campaign.decision.Match;
import io.tributary.campaign.decision.Reason;
import io.tributary.campaign.definition.Candidate;
import io.tributary.values.TokenAmount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a batch comes to.
 *
 * @param decisions one for each pair, in the order of records and campaigns
 * @param matches those that earned
 * @param reservations the rows that were used up
 */
record Verdicts(List<Decision> decisions, List<Match> matches, Reservations reservations) {

    /** Decides pair by pair; each sees what those before it used up. */
    static Verdicts of(List<Pair> pairs, Reservations reservations, Instant now) {
        List<Decision> decisions = new ArrayList<>(pairs.size());
        List<Match> matches = new ArrayList<>();
        for (Pair pair : pairs) {
            Pair.Finding finding = Judge.decide(pair, reservations);
            Optional<Match> match = match(pair, finding, now);
            match.ifPresent(matches::add);
            decisions.add(
                    decision(
                            pair,
                            finding,
                            match.map(Match::reserved).orElse(TokenAmount.ZERO),
                            now));
        }
        return new Verdicts(List.copyOf(decisions), List.copyOf(matches), reservations);
    }

    private static Decision decision(
            Pair pair, Pair.Finding finding, TokenAmount reserved, Instant now) {
        return new Decision(
                pair.interaction().id(),
                pair.campaign().id(),
                pair.campaign().version(),
                pair.interaction().wallet(),
                pair.interaction().receivedAt(),
                finding.reason(),
                finding.facts(),
                reserved,
                now);
    }

    private static Optional<Match> match(Pair pair, Pair.Finding finding, Instant now) {
        return finding.reason() == Reason.MATCHED
                ? Optional.of(match(pair, now))
                : Optional.empty();
    }

    private static Match match(Pair pair, Instant now) {
        Incoming interaction = pair.interaction();
        Candidate campaign = pair.campaign();
        return new Match(
                interaction.id(),
                campaign.id(),
                campaign.version(),
                interaction.product(),
                interaction.wallet(),
                campaign.chain(),
                campaign.terms().token(),
                campaign.terms().baseReward(),
                pair.needed(),
                campaign.terms().sharing().userPercent(),
                campaign.terms().sharing().deperditionPerLevel(),
                pair.sharers(),
                interaction.orderId(),
                interaction.receivedAt(),
                now);
    }
}
