package io.tributary.interaction.recording;

import io.tributary.interaction.referral.ReferralDecision;
import io.tributary.values.InteractionId;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one interaction. */
public sealed interface Verdict {

    /**
     * It is stored and will be published; {@code referral} for a {@code referral.referred} only,
     * {@code linkCode} for a {@code referral.link_creation} only.
     */
    record Accepted(
            InteractionId id,
            Instant receivedAt,
            @Nullable ReferralDecision referral,
            @Nullable String linkCode)
            implements Verdict {

        /** One that made no link. */
        public Accepted(InteractionId id, Instant receivedAt, @Nullable ReferralDecision referral) {
            this(id, receivedAt, referral, null);
        }

        /** The same with the code of the link that it made. */
        public Accepted withLink(@Nullable String code) {
            return new Accepted(id, receivedAt, referral, code);
        }
    }

    /** It came before: the first's id and time. */
    record Duplicate(InteractionId first, Instant receivedAt, boolean contentDiffers)
            implements Verdict {}

    /**
     * Nothing of it is stored.
     *
     * @param retryAfter when it may be taken; null where trying again does not help
     */
    record Rejected(Problem problem, @Nullable Duration retryAfter) implements Verdict {

        /** A rejection for good. */
        public Rejected(Problem problem) {
            this(problem, null);
        }

        /** To end a request that is this one interaction. */
        public ProblemException exception() {
            return new ProblemException(problem, retryAfter);
        }
    }
}
