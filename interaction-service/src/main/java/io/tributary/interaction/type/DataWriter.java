package io.tributary.interaction.type;

import io.tributary.values.Address;
import io.tributary.values.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes data as a client would have sent it; {@link DataReader} reads the same from it. */
public final class DataWriter {

    private DataWriter() {}

    /** Puts the fields that the type knows beside what is there, or in its place. */
    // Over the bound because it has one case for each type.
    public static void write(InteractionData data, ObjectNode json) {
        switch (data) {
            case InteractionData.ReferralReferred referred -> {
                Address referrer = referred.referrer();
                put(json, "referrer", referrer == null ? null : referrer.value());
                put(json, "code", referred.code());
            }
            case InteractionData.PurchaseStarted started -> {
                put(json, "orderId", started.orderId());
                put(json, "checkoutToken", started.checkoutToken());
                put(json, started.total());
            }
            case InteractionData.PurchaseCompleted completed ->
                    put(json.put("orderId", completed.orderId()), completed.total());
            case InteractionData.PurchaseRefunded refunded ->
                    put(
                            json.put("orderId", refunded.orderId())
                                    .put("refundId", refunded.refundId()),
                            refunded.refunded());
            case InteractionData.PurchaseCancelled cancelled ->
                    json.put("orderId", cancelled.orderId());
            case InteractionData.PressOpenArticle opened ->
                    json.put("articleId", opened.articleId());
            case InteractionData.PressReadArticle read -> json.put("articleId", read.articleId());
            case InteractionData.RetailCustomerMeeting meeting ->
                    json.put("agencyId", meeting.agencyId());
            case InteractionData.ReferralLinkCreation _,
                    InteractionData.WebshopOpen _,
                    InteractionData.Custom _ -> {}
        }
    }

    private static void put(ObjectNode json, String name, @Nullable String text) {
        if (text != null) {
            json.put(name, text);
        }
    }

    private static void put(ObjectNode json, @Nullable Money money) {
        if (money != null) {
            json.put("amount", money.amount().toPlainString()).put("currency", money.currency());
        }
    }
}
