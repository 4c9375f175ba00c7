package io.tributary.interaction.intake;

import static io.tributary.interaction.intake.DataField.CHECKOUT_TOKEN;
import static io.tributary.interaction.intake.DataField.ORDER_ID;

import io.tributary.values.Address;
import io.tributary.web.json.JsonBody;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code data} of an interaction, checked as its type demands.
 *
 * @param type what happened
 * @param json all of it, a JSON object
 * @param known the fields that the type asks for
 */
record TypedData(InteractionType type, String json, Map<DataField, String> known) {

    static final int MOST_FIELDS = 100;

    /** Reads {@code data} of the body; what is missing or wrong is noted there. */
    static TypedData read(InteractionType type, JsonBody body) {
        JsonBody data =
                type.required().isEmpty() ? body.optionalObject("data") : body.object("data");
        if (data == null) {
            return new TypedData(type, "{}", Map.of());
        }
        if (data.node().size() > MOST_FIELDS) {
            body.wrong(
                    "data", data.node().size() + " fields", "at most " + MOST_FIELDS + " fields");
        }
        return new TypedData(type, data.node().toString(), fields(type, data));
    }

    /** The order of a purchase. */
    @Nullable String orderId() {
        return known.get(ORDER_ID);
    }

    /** Who referred. */
    @Nullable Address referrer() {
        String text = known.get(DataField.REFERRER);
        return text == null ? null : Address.parse(text);
    }

    /** What makes it a duplicate where the client sends no key. */
    String derivedKey() {
        String order = orderId();
        String checkout = known.get(CHECKOUT_TOKEN);
        Address referrer = referrer();
        if (order != null) {
            return order;
        }
        if (checkout != null) {
            return checkout;
        }
        return referrer == null ? "" : referrer.value();
    }

    private static Map<DataField, String> fields(InteractionType type, JsonBody data) {
        Map<DataField, String> fields = new EnumMap<>(DataField.class);
        @Nullable String checkout =
                type == InteractionType.PURCHASE_STARTED ? CHECKOUT_TOKEN.optional(data) : null;
        if (checkout != null) {
            fields.put(CHECKOUT_TOKEN, checkout);
        }
        for (DataField field : type.required()) {
            boolean needed = field != ORDER_ID || checkout == null;
            String value = needed ? field.required(data) : field.optional(data);
            if (value != null) {
                fields.put(field, value);
            }
        }
        return fields;
    }
}
