package io.tributary.campaign.definition;

import java.util.Set;

/**
 * The type of the interactions that a campaign looks at.
 *
 * @param value one of the types that interaction-service takes
 */
public record TriggerType(String value) {

    private static final Set<String> KNOWN =
            Set.of(
                    "referral.referred",
                    "referral.link_creation",
                    "purchase.started",
                    "purchase.completed",
                    "webshop.open",
                    "press.open_article",
                    "press.read_article",
                    "retail.customer_meeting");

    public TriggerType {
        if (!KNOWN.contains(value)) {
            throw new IllegalArgumentException(
                    "triggerType: " + value + " (expected: " + expected() + ")");
        }
    }

    /** The types in words, for clients. */
    static String expected() {
        return "one of " + String.join(", ", KNOWN.stream().sorted().toList());
    }
}
