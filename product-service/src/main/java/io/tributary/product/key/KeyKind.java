package io.tributary.product.key;

import io.tributary.web.auth.ApiKeys;
import java.util.Arrays;
import java.util.Locale;

/** Who holds a key: a server, which keeps it secret, or a page, which everybody reads. */
enum KeyKind {
    SECRET(ApiKeys.SECRET_PREFIX),
    PUBLISHABLE(ApiKeys.PUBLISHABLE_PREFIX);

    static final String EXPECTED = "secret or publishable";

    private final String prefix;

    KeyKind(String prefix) {
        this.prefix = prefix;
    }

    /** Reads the word; throws {@link IllegalArgumentException} for another. */
    static KeyKind parse(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("kind: (expected: " + EXPECTED + ")"));
    }

    /** As JSON and the table have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How keys of this kind begin. */
    String prefix() {
        return prefix;
    }
}
