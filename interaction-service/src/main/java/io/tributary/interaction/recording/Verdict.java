package io.tributary.interaction.recording;

import io.tributary.interaction.referral.ReferralDecision;
import io.tributary.values.InteractionId;
import io.tributary.web.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one interaction. */
public sealed interface Verdict {

    /**
     * It is stored and will be published; {@code referral} for a {@code referral.referred} only.
     */
    record Accepted(InteractionId id, Instant receivedAt, @Nullable ReferralDecision referral)
            implements Verdict {}

    /** It came before: the first's id and time. */
    record Duplicate(InteractionId first, Instant receivedAt, boolean contentDiffers)
            implements Verdict {}

    /** Nothing of it is stored. */
    record Rejected(Problem problem) implements Verdict {}
}
