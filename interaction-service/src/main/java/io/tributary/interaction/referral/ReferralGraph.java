package io.tributary.interaction.referral;

import io.tributary.interaction.dedup.Space;
import io.tributary.values.Address;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of the graph that a group can see; grows with every edge that is decided, so each sees
 * its predecessors.
 */
final class ReferralGraph {

    /** How many referrers a chain may have; walks go no further. */
    static final int LONGEST_CHAIN = 256;

    private final Map<Member, Address> referrers;

    ReferralGraph(Map<Member, Address> referrers) {
        this.referrers = new HashMap<>(referrers);
    }

    /** A wallet as a member of a space. */
    record Member(Space space, Address wallet) {}

    ReferralDecision decide(ReferralRequest request) {
        Member referee = new Member(request.space(), request.referee());
        if (request.referee().equals(request.referrer())) {
            return new ReferralDecision(ReferralOutcome.SELF_REFERRAL, request.referrer());
        }
        Address present = referrers.get(referee);
        if (present != null) {
            return new ReferralDecision(ReferralOutcome.ALREADY_REFERRED, present);
        }
        ReferralOutcome outcome = walk(request);
        if (outcome == ReferralOutcome.LINKED) {
            referrers.put(referee, request.referrer());
        }
        return new ReferralDecision(outcome, request.referrer());
    }

    private ReferralOutcome walk(ReferralRequest request) {
        @Nullable Address at = request.referrer();
        for (int length = 1; length <= LONGEST_CHAIN; length++) {
            at = referrers.get(new Member(request.space(), at));
            if (at == null) {
                return ReferralOutcome.LINKED;
            }
            if (at.equals(request.referee())) {
                return ReferralOutcome.CYCLE;
            }
        }
        return ReferralOutcome.CHAIN_TOO_DEEP;
    }
}
