package io.tributary.interaction.shop;

import io.tributary.values.Address;
import io.tributary.values.Money;
import io.tributary.web.json.Times;
import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads fields as shops write them: texts or numbers, most of them optional. What is there and
 * unusable ends the reading with 422, since the sender may be told; attributes that a buyer may
 * have written are passed over instead.
 */
final class ShopFields {

    private static final String WALLET = "tributary_wallet";
    private static final int LONGEST = 256;
    private static final int MOST_ATTRIBUTES = 1000;
    private static final String AMOUNT = "a decimal, for example 49.90";

    private final JsonNode node;
    private final String pointer;

    ShopFields(JsonNode node) {
        this(node, "");
    }

    private ShopFields(JsonNode node, String pointer) {
        this.node = node;
        this.pointer = pointer;
        if (!node.isObject()) {
            throw wrong("", "an object");
        }
    }

    /** A field that has to be there. */
    String id(String name) {
        String id = optionalId(name);
        if (id == null) {
            throw wrong(name, "1..200 characters, or an integer");
        }
        return id;
    }

    /** An id, a text or an integer of any size; as text. */
    @Nullable String optionalId(String name) {
        JsonNode value = find(name);
        if (value == null) {
            return null;
        }
        String text =
                value.isIntegralNumber()
                        ? value.bigIntegerValue().toString()
                        : ShopValues.text(value);
        // Some room is left for what is derived of it.
        if (text == null || text.isEmpty() || text.length() > 200 || !ShopValues.isClean(text)) {
            throw wrong(name, "1..200 characters, or an integer");
        }
        return text;
    }

    /** A token; an empty one is none. */
    @Nullable String token(String name) {
        JsonNode value = find(name);
        if (value == null) {
            return null;
        }
        String text = ShopValues.text(value);
        if (text == null || text.length() > LONGEST || !ShopValues.isClean(text)) {
            throw wrong(name, "1..256 characters");
        }
        return text.isEmpty() ? null : text;
    }

    /** A word in lower case; empty where there is none. */
    String word(String name) {
        String word = token(name);
        return word == null ? "" : word.toLowerCase(Locale.ROOT);
    }

    /** An amount without its sign, since some shops write refunds as negative ones. */
    @Nullable BigDecimal amount(String name) {
        JsonNode value = find(name);
        if (value == null) {
            return null;
        }
        BigDecimal amount = ShopValues.decimal(value);
        if (amount == null || !Money.isAmount(amount.toPlainString())) {
            throw wrong(name, AMOUNT);
        }
        return amount;
    }

    /** An ISO 4217 code, in any case. */
    @Nullable String currency(String name) {
        String currency = token(name);
        if (currency == null) {
            return null;
        }
        String upper = currency.toUpperCase(Locale.ROOT);
        if (!Money.isCurrency(upper)) {
            throw wrong(name, "three letters (ISO 4217)");
        }
        return upper;
    }

    /** What it costs; null if one of both is missing. */
    @Nullable Money money(String amountName, String currencyName) {
        BigDecimal amount = amount(amountName);
        String currency = currency(currencyName);
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    /** A time of the present, with a zone or in UTC; null for anything else. */
    @Nullable Instant time(String name) {
        JsonNode value = find(name);
        String text = value == null ? null : ShopValues.text(value);
        if (text == null || text.length() > 40) {
            return null;
        }
        try {
            return Times.parse(text.matches(".*([Zz]|[+-]\\d\\d:\\d\\d)") ? text : text + "Z");
        } catch (IllegalArgumentException | DateTimeException none) {
            return null;
        }
    }

    /** Whether the field is {@code true}. */
    boolean flag(String name) {
        JsonNode value = find(name);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /** The objects of an array; none where there is no array. */
    List<ShopFields> objects(String name) {
        JsonNode value = find(name);
        if (value == null || !value.isArray()) {
            return List.of();
        }
        return value.values().stream()
                .filter(JsonNode::isObject)
                .limit(MOST_ATTRIBUTES)
                .map(item -> new ShopFields(item, pointer + "/" + name))
                .toList();
    }

    /** An object that has to be there. */
    ShopFields object(String name) {
        JsonNode value = find(name);
        if (value == null || !value.isObject()) {
            throw wrong(name, "an object");
        }
        return new ShopFields(value, pointer + "/" + name);
    }

    /** The wallet that an attribute of this list names; null if none does so rightly. */
    @Nullable Address walletAttribute(String list, String key) {
        return objects(list).stream()
                .filter(attribute -> WALLET.equals(attribute.lenient(key)))
                .flatMap(attribute -> ShopValues.address(attribute.lenient("value")))
                .findFirst()
                .orElse(null);
    }

    /** The wallet that this field names; null if it does not do so rightly. */
    @Nullable Address wallet(String name) {
        return ShopValues.address(lenient(name)).findFirst().orElse(null);
    }

    /** 422 with this field. */
    RuntimeException wrong(String name, String expected) {
        String at = name.isEmpty() ? pointer : pointer + "/" + name;
        return Problem.invalid(List.of(new FieldProblem(at, null, expected))).exception();
    }

    private @Nullable String lenient(String name) {
        JsonNode value = find(name);
        return value == null ? null : ShopValues.text(value);
    }

    private @Nullable JsonNode find(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }
}
