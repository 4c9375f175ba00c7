package io.tributary.campaign.definition;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The type of the interactions that a campaign looks at. Refunds and cancellations are none: they
 * take back what a purchase gave.
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

    private static final Pattern CUSTOM = Pattern.compile("custom\\.[a-z0-9_.-]{1,64}");

    public TriggerType {
        if (!KNOWN.contains(value) && !CUSTOM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "triggerType: " + value + " (expected: " + expected() + ")");
        }
    }

    /** The types in words, for clients. */
    static String expected() {
        return "one of "
                + String.join(", ", KNOWN.stream().sorted().toList())
                + ", or custom.<name> with a name of 1..64 of a-z, 0-9, _, - and .";
    }
}
