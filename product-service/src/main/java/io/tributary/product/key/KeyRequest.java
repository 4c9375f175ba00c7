package io.tributary.product.key;

import io.tributary.web.json.JsonBody;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body that asks for a key. */
record KeyRequest(
        String kind, String name, @Nullable List<String> origins, @Nullable Boolean test) {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_ORIGINS = 20;
    private static final String ORIGINS = "origins";

    static NewKey read(JsonBody body) {
        KeyKind kind = body.required("kind", KeyKind::parse, KeyKind.EXPECTED);
        String name = body.text("name", LONGEST_NAME);
        boolean test = body.flag("test", false);
        List<WebOrigin> origins =
                body.list(ORIGINS, MOST_ORIGINS, WebOrigin::parse, WebOrigin.EXPECTED);
        checkOrigins(body, kind);
        body.refuseUnknownFields().check();
        return new NewKey(
                Objects.requireNonNull(kind),
                Objects.requireNonNull(name),
                origins.stream().distinct().toList(),
                test);
    }

    /** A page's key without origins would be anybody's; a server sends none that could be told. */
    private static void checkOrigins(JsonBody body, @Nullable KeyKind kind) {
        JsonNode given = body.raw(ORIGINS);
        if (kind == KeyKind.SECRET && given != null && !given.isNull()) {
            body.wrong(ORIGINS, null, "none, for a secret key");
        }
        if (kind == KeyKind.PUBLISHABLE && isNone(given)) {
            body.wrong(ORIGINS, null, "1.." + MOST_ORIGINS + " origins, for a publishable key");
        }
    }

    private static boolean isNone(@Nullable JsonNode given) {
        return given == null || given.isNull() || (given.isArray() && given.isEmpty());
    }
}
