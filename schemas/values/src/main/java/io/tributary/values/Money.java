package io.tributary.values;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * What a purchase cost, in major units.
 *
 * @param amount 0 or more, at most 18 digits before and 8 after the point
 * @param currency three upper-case letters (ISO 4217)
 */
public record Money(BigDecimal amount, String currency) {

    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,17})(\\.[0-9]{1,8})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    public Money {
        if (!isAmount(amount.toPlainString())) {
            throw new IllegalArgumentException(
                    "amount: " + amount + " (expected: a decimal string)");
        }
        if (!isCurrency(currency)) {
            throw new IllegalArgumentException("currency: " + currency + " (expected: ISO 4217)");
        }
    }

    /** Whether the text is an amount: decimal digits, no sign, no exponent, no leading zero. */
    public static boolean isAmount(String text) {
        return AMOUNT.matcher(text).matches();
    }

    /** Whether the text has the form of an ISO 4217 code. */
    public static boolean isCurrency(String text) {
        return CURRENCY.matcher(text).matches();
    }
}
