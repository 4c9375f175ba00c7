package io.tributary.interaction.shop;

import io.tributary.values.Address;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Single values as shops write them; nothing here trusts a length. */
final class ShopValues {

    private static final int MOST_DIGITS = 40;

    private ShopValues() {}

    /** The text of a JSON string; null for anything else. */
    static @Nullable String text(JsonNode value) {
        return value.isString() ? value.stringValue() : null;
    }

    /**
     * A number, or a text that is one, without its sign. The size is looked at before anything is
     * written out: 1e999999999 is a number too.
     */
    static @Nullable BigDecimal decimal(JsonNode value) {
        BigDecimal number = value.isNumber() ? value.decimalValue() : decimal(text(value));
        return number == null
                        || number.precision() > MOST_DIGITS
                        || Math.abs((long) number.scale()) > MOST_DIGITS
                ? null
                : number.abs();
    }

    /** The address; none where the text is no address. */
    static Stream<Address> address(@Nullable String text) {
        try {
            return text == null ? Stream.empty() : Stream.of(Address.parse(text.strip()));
        } catch (IllegalArgumentException nobody) {
            return Stream.empty();
        }
    }

    /** Whether it has neither control characters nor halves of surrogate pairs. */
    static boolean isClean(String text) {
        return text.codePoints()
                .noneMatch(point ->
                        Character.isISOControl(point)
                                || (point >= Character.MIN_SURROGATE
                                        && point <= Character.MAX_SURROGATE));
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        try {
            return text == null || text.length() > MOST_DIGITS
                    ? null
                    : new BigDecimal(text.strip());
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
