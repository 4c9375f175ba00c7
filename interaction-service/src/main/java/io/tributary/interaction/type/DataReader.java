package io.tributary.interaction.type;

import static io.tributary.interaction.type.DataField.AGENCY_ID;
import static io.tributary.interaction.type.DataField.AMOUNT;
import static io.tributary.interaction.type.DataField.ARTICLE_ID;
import static io.tributary.interaction.type.DataField.CHECKOUT_TOKEN;
import static io.tributary.interaction.type.DataField.CODE;
import static io.tributary.interaction.type.DataField.CURRENCY;
import static io.tributary.interaction.type.DataField.ORDER_ID;
import static io.tributary.interaction.type.DataField.REFERRER;
import static io.tributary.interaction.type.DataField.REFUND_ID;

import io.tributary.values.Address;
import io.tributary.values.Money;
import io.tributary.web.json.JsonBody;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code data} of a body as its type demands; what is missing or wrong is noted there.
 */
public final class DataReader {

    private static final int MOST_FIELDS = 100;

    private DataReader() {}

    /**
     * The data of a posted interaction.
     *
     * @param type a word that {@link TypeWord#parse} lets pass
     * @return null if something is missing or wrong, which is noted
     */
    public static @Nullable InteractionData read(String type, JsonBody body) {
        @Nullable InteractionData free = free(type);
        JsonBody data = free == null ? body.object("data") : body.optionalObject("data");
        if (data == null) {
            return free;
        }
        int fields = data.node().size();
        if (fields > MOST_FIELDS) {
            body.wrong("data", fields + " fields", "at most " + MOST_FIELDS + " fields");
        }
        return free == null ? demanding(type, data) : free;
    }

    /** Of a type that demands nothing of its data; null for the others. */
    private static @Nullable InteractionData free(String type) {
        return switch (type) {
            case TypeWord.REFERRAL_LINK_CREATION -> new InteractionData.ReferralLinkCreation();
            case TypeWord.WEBSHOP_OPEN -> new InteractionData.WebshopOpen();
            default -> TypeWord.isCustom(type) ? new InteractionData.Custom(type) : null;
        };
    }

    private static @Nullable InteractionData demanding(String type, JsonBody data) {
        return switch (type) {
            case TypeWord.REFERRAL_REFERRED -> referred(data);
            case TypeWord.PURCHASE_STARTED -> started(data);
            case TypeWord.PURCHASE_COMPLETED -> completed(data);
            case TypeWord.PURCHASE_REFUNDED -> refunded(data);
            case TypeWord.PURCHASE_CANCELLED ->
                    of(ORDER_ID.required(data), InteractionData.PurchaseCancelled::new);
            case TypeWord.PRESS_OPEN_ARTICLE ->
                    of(ARTICLE_ID.required(data), InteractionData.PressOpenArticle::new);
            case TypeWord.PRESS_READ_ARTICLE ->
                    of(ARTICLE_ID.required(data), InteractionData.PressReadArticle::new);
            case TypeWord.RETAIL_CUSTOMER_MEETING ->
                    of(AGENCY_ID.required(data), InteractionData.RetailCustomerMeeting::new);
            default -> throw new IllegalArgumentException("type: unknown (expected: parsed)");
        };
    }

    /* By a code only where there is no wallet: what else a client puts into data is its own. */
    private static @Nullable InteractionData referred(JsonBody data) {
        if (data.node().has("code") && !data.node().has("referrer")) {
            return of(
                    CODE.required(data), code -> new InteractionData.ReferralReferred(null, code));
        }
        return of(
                REFERRER.required(data),
                text -> new InteractionData.ReferralReferred(Address.parse(text)));
    }

    /* A checkout knows neither its order's id nor, before its last page, what it will cost. */
    private static @Nullable InteractionData started(JsonBody data) {
        String checkout = CHECKOUT_TOKEN.optional(data);
        if (checkout == null) {
            String order = ORDER_ID.required(data);
            Money total = money(data);
            return order == null || total == null
                    ? null
                    : new InteractionData.PurchaseStarted(order, null, total);
        }
        boolean priced = data.node().has("amount") || data.node().has("currency");
        return new InteractionData.PurchaseStarted(
                ORDER_ID.optional(data), checkout, priced ? money(data) : null);
    }

    private static @Nullable InteractionData completed(JsonBody data) {
        String order = ORDER_ID.required(data);
        Money total = money(data);
        return order == null || total == null
                ? null
                : new InteractionData.PurchaseCompleted(order, total);
    }

    private static @Nullable InteractionData refunded(JsonBody data) {
        String order = ORDER_ID.required(data);
        String refund = REFUND_ID.required(data);
        Money refunded = money(data);
        return order == null || refund == null || refunded == null
                ? null
                : new InteractionData.PurchaseRefunded(order, refund, refunded);
    }

    private static @Nullable Money money(JsonBody data) {
        String amount = AMOUNT.required(data);
        String currency = CURRENCY.required(data);
        return amount == null || currency == null
                ? null
                : new Money(new BigDecimal(amount), currency);
    }

    private static @Nullable InteractionData of(
            @Nullable String text, Function<String, InteractionData> make) {
        return text == null ? null : make.apply(text);
    }
}
