package io.tributary.interaction.referral;

/** What a referral did to the graph; tested in this order after {@link #LINKED}. */
public enum ReferralOutcome {
    LINKED("linked"),
    SELF_REFERRAL("self-referral"),
    ALREADY_REFERRED("already-referred"),
    CYCLE("cycle"),
    CHAIN_TOO_DEEP("chain-too-deep");

    private final String word;

    ReferralOutcome(String word) {
        this.word = word;
    }

    /** The word as it is stored and answered. */
    public String word() {
        return word;
    }

    /** The outcome of a stored word. */
    public static ReferralOutcome of(String word) {
        for (ReferralOutcome outcome : values()) {
            if (outcome.word.equals(word)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException(
                "referral outcome: " + word + " (expected: one of ours)");
    }
}
