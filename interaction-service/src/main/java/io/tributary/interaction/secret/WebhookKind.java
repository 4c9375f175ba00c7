package io.tributary.interaction.secret;

import java.util.Optional;
import java.util.stream.Stream;

/** Who sends a webhook, and with that how it is signed. */
public enum WebhookKind {
    SHOPIFY("shopify"),
    WOOCOMMERCE("woocommerce"),
    STANDARD("standard"),
    GENERIC("generic");

    private final String word;

    WebhookKind(String word) {
        this.word = word;
    }

    /** The kind as it is written in paths and on the topic. */
    public String word() {
        return word;
    }

    /** The kind of this word; empty for one that this version does not know. */
    public static Optional<WebhookKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
