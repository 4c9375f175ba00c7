package io.tributary.interaction.recording;

import io.tributary.interaction.dedup.Claimed;
import io.tributary.interaction.journal.StoredInteraction;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Translates what became of a claim into what the client is told. */
final class Verdicts {

    private Verdicts() {}

    static Verdict on(@Nullable Claimed claimed, @Nullable StoredInteraction stored) {
        return switch (claimed) {
            case Claimed.First _, Claimed.StoredBefore _ -> accepted(stored);
            case Claimed.Duplicate duplicate ->
                    new Verdict.Duplicate(
                            duplicate.first(), duplicate.receivedAt(), duplicate.contentDiffers());
            case Claimed.OrderTaken _ ->
                    new Verdict.Rejected(Problem.of(InteractionProblem.ORDER_CLAIMED));
            case Claimed.OverLimit over ->
                    new Verdict.Rejected(overLimit(over.left()), over.left());
            case null ->
                    throw new IllegalStateException("verdict: none (expected: one for each claim)");
        };
    }

    /* Items of a batch have no header of their own, hence the member. */
    private static Problem overLimit(Duration left) {
        return Problem.of(
                        CommonProblem.RATE_LIMITED,
                        "the wallet's interactions of this hour are used up")
                .with("retryAfter", left.toSeconds());
    }

    private static Verdict accepted(@Nullable StoredInteraction stored) {
        if (stored == null) {
            throw new IllegalStateException(
                    "stored interaction: none (expected: one for each first claim)");
        }
        return new Verdict.Accepted(stored.id(), stored.receivedAt(), stored.referral());
    }
}
