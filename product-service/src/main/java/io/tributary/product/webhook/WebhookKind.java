package io.tributary.product.webhook;

import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.util.stream.Stream;

/** Who sends a webhook, and with that how it is signed. */
enum WebhookKind {
    SHOPIFY("shopify"),
    WOOCOMMERCE("woocommerce"),
    STANDARD("standard"),
    GENERIC("generic");

    private final String word;

    WebhookKind(String word) {
        this.word = word;
    }

    /** The kind as paths, answers and the table have it. */
    String word() {
        return word;
    }

    /** The kind of the path; 404 for another, since nothing is there. */
    static WebhookKind of(String word) {
        return Stream.of(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND).exception());
    }
}
