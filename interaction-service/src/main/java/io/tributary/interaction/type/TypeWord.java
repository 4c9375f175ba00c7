package io.tributary.interaction.type;

import java.util.List;
import java.util.regex.Pattern;

/** How the types are written. */
public final class TypeWord {

    static final String REFERRAL_REFERRED = "referral.referred";
    static final String REFERRAL_LINK_CREATION = "referral.link_creation";
    static final String PURCHASE_STARTED = "purchase.started";
    static final String PURCHASE_COMPLETED = "purchase.completed";
    static final String PURCHASE_REFUNDED = "purchase.refunded";
    static final String PURCHASE_CANCELLED = "purchase.cancelled";
    static final String WEBSHOP_OPEN = "webshop.open";
    static final String PRESS_OPEN_ARTICLE = "press.open_article";
    static final String PRESS_READ_ARTICLE = "press.read_article";
    static final String RETAIL_CUSTOMER_MEETING = "retail.customer_meeting";

    /** All but the products' own, which are any that {@link #CUSTOM_FORM} describes. */
    static final List<String> NAMED =
            List.of(
                    REFERRAL_REFERRED,
                    REFERRAL_LINK_CREATION,
                    PURCHASE_STARTED,
                    PURCHASE_COMPLETED,
                    PURCHASE_REFUNDED,
                    PURCHASE_CANCELLED,
                    WEBSHOP_OPEN,
                    PRESS_OPEN_ARTICLE,
                    PRESS_READ_ARTICLE,
                    RETAIL_CUSTOMER_MEETING);

    /** What a client is told when it names another one. */
    public static final String EXPECTED =
            "one of "
                    + String.join(", ", NAMED)
                    + ", or custom.<name> with a name of 1..64 of a-z, 0-9, _, - and .";

    static final String CUSTOM_FORM = "custom\\.[a-z0-9_.-]{1,64}";

    private static final Pattern CUSTOM = Pattern.compile(CUSTOM_FORM);

    private TypeWord() {}

    /**
     * The word itself.
     *
     * @throws IllegalArgumentException if no type is called so
     */
    public static String parse(String word) {
        if (!NAMED.contains(word) && !isCustom(word)) {
            throw new IllegalArgumentException("type: unknown (expected: " + EXPECTED + ")");
        }
        return word;
    }

    static boolean isCustom(String word) {
        return CUSTOM.matcher(word).matches();
    }
}
