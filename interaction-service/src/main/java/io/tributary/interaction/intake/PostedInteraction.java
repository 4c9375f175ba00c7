package io.tributary.interaction.intake;

import io.tributary.interaction.journal.Analytics;
import io.tributary.interaction.type.DataReader;
import io.tributary.interaction.type.InteractionData;
import io.tributary.interaction.type.TypeWord;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.json.JsonBody;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a posted interaction as far as they could be read; whatever is null beside its
 * being optional was noted as an error of the body.
 */
record PostedInteraction(
        @Nullable ProductId product,
        @Nullable Address wallet,
        @Nullable InteractionData data,
        String json,
        @Nullable String sentKey,
        @Nullable Instant occurredAt,
        Analytics analytics,
        UUID content) {

    /** Keys are indexed, so they are short. */
    private static final int LONGEST = 256;

    private static final String ADDRESS =
            "20 bytes of hex, not zero, checksum right if of mixed case";

    // Over the bound because it is the list of an interaction's fields.
    static PostedInteraction read(JsonBody body, OccurredAt times) {
        ProductId product = body.required("productId", ProductId::parse, "a lower-case UUID");
        Address wallet = body.required("wallet", Address::parse, ADDRESS);
        String type = body.required("type", TypeWord::parse, TypeWord.EXPECTED);
        String sentKey =
                body.optional("dedupKey", PostedInteraction::key, "at most 256 characters");
        Instant occurredAt = times.read(body);
        Analytics analytics = analytics(body.optionalObject("analytics"));
        @Nullable JsonNode raw = body.raw("data");
        @Nullable InteractionData data = type == null ? null : DataReader.read(type, body);
        body.refuseUnknownFields();
        if (data != null) {
            refuseOtherKey(body, sentKey, data);
        }
        return new PostedInteraction(
                product,
                wallet,
                data,
                raw instanceof ObjectNode object ? object.toString() : "{}",
                blankToNull(sentKey),
                occurredAt,
                analytics,
                ContentHash.of(String.valueOf(type), raw, occurredAt));
    }

    /** The key that the client sent, else the derived one. */
    String dedupKey(InteractionData typed) {
        return sentKey == null ? typed.derivedKey() : sentKey;
    }

    private static void refuseOtherKey(
            JsonBody body, @Nullable String sentKey, InteractionData data) {
        String own = data.ownKey();
        if (own != null && blankToNull(sentKey) != null && !own.equals(sentKey)) {
            body.wrong("dedupKey", sentKey, "the one of its data, " + own);
        }
    }

    private static Analytics analytics(@Nullable JsonBody body) {
        if (body == null) {
            return Analytics.NONE;
        }
        Analytics analytics =
                new Analytics(
                        body.optionalText("sessionId", LONGEST),
                        body.optionalText("deviceId", LONGEST),
                        body.optionalText("profileId", LONGEST));
        body.refuseUnknownFields();
        return analytics;
    }

    private static String key(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "dedupKey: too long (expected: at most " + LONGEST + ")");
        }
        return text;
    }

    /* The empty key is the derived one of types that derive nothing; sent or not, it is the same. */
    private static @Nullable String blankToNull(@Nullable String key) {
        return key == null || key.isEmpty() ? null : key;
    }
}
