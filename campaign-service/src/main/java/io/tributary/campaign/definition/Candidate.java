package io.tributary.campaign.definition;

import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign that was ever activated, as the engine sees it.
 *
 * @param id the campaign
 * @param version the version that decides
 * @param stored its stored status
 * @param terms what its manager wrote
 * @param chain where the token is paid
 * @param activity when it was active
 */
public record Candidate(
        CampaignId id,
        long version,
        CampaignStatus stored,
        CampaignTerms terms,
        ChainId chain,
        List<Interval> activity) {

    /** How far the clocks of two databases may differ. */
    public static final Duration TOLERANCE = Duration.ofSeconds(5);

    public Candidate {
        activity = List.copyOf(activity);
    }

    /**
     * A time of activity.
     *
     * @param from its start
     * @param to its end; null: it lasts
     */
    public record Interval(Instant from, @Nullable Instant to) {

        boolean covers(Instant moment) {
            boolean begun = !moment.isBefore(from.minus(TOLERANCE));
            return begun && (to == null || !moment.isAfter(to.plus(TOLERANCE)));
        }
    }

    /** Whether it is active now, and was when this was received. */
    public boolean isActiveFor(Instant receivedAt) {
        return stored == CampaignStatus.ACTIVE
                && activity.stream().anyMatch(interval -> interval.covers(receivedAt));
    }
}
