package io.tributary.interaction.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.interaction.recording.Verdict;
import io.tributary.interaction.referral.ReferralDecision;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one interaction.
 *
 * @param id of this one, or of the first if it is a duplicate
 * @param status {@code accepted} or {@code duplicate}
 * @param receivedAt when that one was stored
 * @param contentDiffers only for a duplicate that says something else than the first
 * @param referral only for an accepted {@code referral.referred}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InteractionAnswer(
        InteractionId id,
        String status,
        Instant receivedAt,
        @Nullable Boolean contentDiffers,
        @Nullable ReferralAnswer referral) {

    /** What a referral did to the graph, and who stays the referrer. */
    record ReferralAnswer(String outcome, Address referrer) {

        static @Nullable ReferralAnswer of(@Nullable ReferralDecision decision) {
            return decision == null
                    ? null
                    : new ReferralAnswer(decision.outcome().word(), decision.referrer());
        }
    }

    static InteractionAnswer of(Verdict.Accepted accepted) {
        ReferralAnswer referral = ReferralAnswer.of(accepted.referral());
        return new InteractionAnswer(
                accepted.id(), "accepted", accepted.receivedAt(), null, referral);
    }

    static InteractionAnswer of(Verdict.Duplicate duplicate) {
        Boolean differs = duplicate.contentDiffers() ? true : null;
        return new InteractionAnswer(
                duplicate.first(), "duplicate", duplicate.receivedAt(), differs, null);
    }
}
