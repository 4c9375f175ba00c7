package io.tributary.campaign.engine;

import io.tributary.campaign.decision.Reason;
import io.tributary.campaign.definition.Candidate;
import io.tributary.campaign.definition.Sharing;
import io.tributary.campaign.limit.LimitKey;
import io.tributary.values.Address;
import io.tributary.values.TokenAmount;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An interaction before a campaign: what can be said without looking at limits and budgets.
 *
 * @param interaction what was done
 * @param campaign one that looks at it
 */
record Pair(Incoming interaction, Candidate campaign) {

    /** A reason that needs no locked row; empty: limits and budget decide. */
    Optional<Finding> obstacle() {
        if (!campaign.isActiveFor(interaction.receivedAt())) {
            return Optional.of(
                    new Finding(Reason.NOT_ACTIVE, Map.of("status", campaign.stored().word())));
        }
        if (!campaign.terms().period().contains(interaction.receivedAt())) {
            return Optional.of(new Finding(Reason.OUTSIDE_PERIOD, period()));
        }
        if (campaign.terms().requiresReferral() && interaction.referralChain().isEmpty()) {
            return Optional.of(new Finding(Reason.REFERRAL_REQUIRED, Map.of("referrers", 0)));
        }
        return Optional.empty();
    }

    /** The referrers who share. */
    List<Address> sharers() {
        return sharing().sharers(interaction.referralChain());
    }

    /** What a match would reserve. */
    TokenAmount needed() {
        return sharing().owed(campaign.terms().baseReward(), sharers());
    }

    LimitKey limitKey() {
        return new LimitKey(campaign.id(), interaction.wallet());
    }

    private Sharing sharing() {
        return campaign.terms().sharing();
    }

    private Map<String, Object> period() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("receivedAt", interaction.receivedAt().toString());
        putIfKnown(facts, "startsAt", campaign.terms().period().startsAt());
        putIfKnown(facts, "endsAt", campaign.terms().period().endsAt());
        return facts;
    }

    private static void putIfKnown(
            Map<String, Object> facts, String name, @Nullable Instant moment) {
        if (moment != null) {
            facts.put(name, moment.toString());
        }
    }

    /**
     * A reason and its figures.
     *
     * @param reason why
     * @param facts as JSON values
     */
    record Finding(Reason reason, Map<String, Object> facts) {}
}
