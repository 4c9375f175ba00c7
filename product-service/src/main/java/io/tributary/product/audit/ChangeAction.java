package io.tributary.product.audit;

import java.util.Arrays;
import java.util.Optional;

/** What can be done to a product or to what belongs to it; the words are part of the contract. */
public enum ChangeAction {
    PRODUCT_CREATED("product.created"),
    PRODUCT_UPDATED("product.updated"),
    PRODUCT_ACTIVATED("product.activated"),
    PRODUCT_DEACTIVATED("product.deactivated"),
    SETTINGS_UPDATED("settings.updated"),
    DOMAIN_VERIFIED("domain.verified"),
    DOMAIN_LOST("domain.lost"),
    ADMINISTRATOR_PUT("administrator.put"),
    ADMINISTRATOR_REMOVED("administrator.removed"),
    BANK_REGISTERED("bank.registered"),
    KEY_CREATED("key.created"),
    KEY_REVOKED("key.revoked"),
    WEBHOOK_PUT("webhook.put"),
    WEBHOOK_REMOVED("webhook.removed");

    private final String word;

    ChangeAction(String word) {
        this.word = word;
    }

    /** As answers and the table have it. */
    public String word() {
        return word;
    }

    static Optional<ChangeAction> find(String word) {
        return Arrays.stream(values()).filter(action -> action.word.equals(word)).findFirst();
    }
}
