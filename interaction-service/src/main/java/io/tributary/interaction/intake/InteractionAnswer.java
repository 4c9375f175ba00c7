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
 * @param id of this one, or of the first if it is a duplicate; a dry run gives none to what it
 *     accepts
 * @param status {@code accepted} or {@code duplicate}
 * @param receivedAt when that one was stored
 * @param contentDiffers only for a duplicate that says something else than the first
 * @param referral only for an accepted {@code referral.referred}
 * @param link only for an accepted {@code referral.link_creation}
 * @param dryRun true where nothing was stored, else missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InteractionAnswer(
        @Nullable InteractionId id,
        String status,
        @Nullable Instant receivedAt,
        @Nullable Boolean contentDiffers,
        @Nullable ReferralAnswer referral,
        @Nullable LinkAnswer link,
        @Nullable Boolean dryRun) {

    /** The link that was made. */
    record LinkAnswer(String code) {

        static @Nullable LinkAnswer of(@Nullable String code) {
            return code == null ? null : new LinkAnswer(code);
        }
    }

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
                accepted.id(),
                "accepted",
                accepted.receivedAt(),
                null,
                referral,
                LinkAnswer.of(accepted.linkCode()),
                null);
    }

    static InteractionAnswer of(Verdict.Duplicate duplicate) {
        Boolean differs = duplicate.contentDiffers() ? true : null;
        return new InteractionAnswer(
                duplicate.first(), "duplicate", duplicate.receivedAt(), differs, null, null, null);
    }

    /** The same as a dry run says it. */
    InteractionAnswer asDryRun() {
        boolean accepted = status.equals("accepted");
        return new InteractionAnswer(
                accepted ? null : id,
                status,
                accepted ? null : receivedAt,
                contentDiffers,
                referral,
                null,
                true);
    }
}
