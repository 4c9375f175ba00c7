package io.tributary.interaction.type;

import io.tributary.values.Address;
import io.tributary.values.Money;
import io.tributary.web.json.JsonBody;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields of {@code data} that this service knows; all others are kept as they came. */
enum DataField {
    ORDER_ID("orderId", DataField::isShort, "1..256 characters"),
    REFUND_ID("refundId", DataField::isShort, "1..256 characters"),
    CHECKOUT_TOKEN("checkoutToken", DataField::isShort, "1..256 characters"),
    AMOUNT("amount", Money::isAmount, "a decimal string in major units, for example 49.90"),
    CURRENCY("currency", Money::isCurrency, "three upper-case letters (ISO 4217)"),
    REFERRER(
            "referrer",
            DataField::isAddress,
            "20 bytes of hex, not zero, checksum right if of mixed case"),
    CODE("code", DataField::isShort, "1..256 characters"),
    ARTICLE_ID("articleId", DataField::isShort, "1..256 characters"),
    AGENCY_ID("agencyId", DataField::isShort, "1..256 characters");

    /** Keys are indexed, so they are short. */
    static final int LONGEST = 256;

    private final String fieldName;

    @SuppressWarnings("ImmutableEnumChecker") // Rules are references to static methods.
    private final Predicate<String> rule;

    private final String expected;

    DataField(String fieldName, Predicate<String> rule, String expected) {
        this.fieldName = fieldName;
        this.rule = rule;
        this.expected = expected;
    }

    /** The field's text; null if missing or wrong, which is noted. */
    @Nullable String required(JsonBody data) {
        return data.required(fieldName, this::parse, expected);
    }

    /** The field's text; null if missing, or wrong, which is noted. */
    @Nullable String optional(JsonBody data) {
        return data.optional(fieldName, this::parse, expected);
    }

    private String parse(String text) {
        if (!rule.test(text)) {
            throw new IllegalArgumentException(
                    fieldName + ": not as expected (expected: " + expected + ")");
        }
        return text;
    }

    private static boolean isShort(String text) {
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    private static boolean isAddress(String text) {
        return !Address.parse(text).value().isEmpty();
    }
}
