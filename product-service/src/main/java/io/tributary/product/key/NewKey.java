package io.tributary.product.key;

import io.tributary.web.json.JsonBody;
import java.util.Objects;

/** A key that is to be. */
record NewKey(String kind, String name) {

    static final String SECRET = "secret";

    private static final int LONGEST_NAME = 100;

    static NewKey read(JsonBody body) {
        String kind = body.required("kind", NewKey::kind, SECRET);
        String name = body.text("name", LONGEST_NAME);
        body.refuseUnknownFields().check();
        return new NewKey(Objects.requireNonNull(kind), Objects.requireNonNull(name));
    }

    private static String kind(String text) {
        if (!text.equals(SECRET)) {
            throw new IllegalArgumentException("kind: (expected: " + SECRET + ")");
        }
        return text;
    }
}
