package io.tributary.interaction.lineage;

import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.json.JsonBody;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of a reassignment; {@code referrer} has to be there, since null takes it away. */
record ReassignmentBody(@Nullable Address referrer, String reason) {

    private static final int LONGEST_REASON = 500;
    private static final String REFERRER = "20 bytes of hex, or null for none";

    static ReassignmentBody read(JsonBody body) {
        Address referrer = referrer(body);
        String reason = body.text("reason", LONGEST_REASON);
        body.refuseUnknownFields().check();
        return new ReassignmentBody(referrer, Objects.requireNonNull(reason));
    }

    Reassignment of(ProductId product, Address wallet, Address by) {
        return new Reassignment(product, wallet, referrer, reason, by);
    }

    private static @Nullable Address referrer(JsonBody body) {
        JsonNode raw = body.raw("referrer");
        if (raw == null) {
            body.wrong("referrer", null, REFERRER);
        }
        return body.optional("referrer", Address::parse, REFERRER);
    }
}
