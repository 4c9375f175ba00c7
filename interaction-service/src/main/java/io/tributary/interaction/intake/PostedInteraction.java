package io.tributary.interaction.intake;

import io.tributary.interaction.journal.Analytics;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.json.JsonBody;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a posted interaction as far as they could be read; whatever is null beside its
 * being optional was noted as an error of the body.
 */
record PostedInteraction(
        @Nullable ProductId product,
        @Nullable Address wallet,
        @Nullable TypedData data,
        @Nullable String sentKey,
        @Nullable Instant occurredAt,
        Analytics analytics,
        UUID content) {

    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final String ADDRESS =
            "20 bytes of hex, not zero, checksum right if of mixed case";

    static PostedInteraction read(JsonBody body, Instant latest) {
        ProductId product = body.required("productId", ProductId::parse, "a lower-case UUID");
        Address wallet = body.required("wallet", Address::parse, ADDRESS);
        InteractionType type =
                body.required("type", InteractionType::parse, InteractionType.EXPECTED);
        String sentKey =
                body.optional("dedupKey", PostedInteraction::key, "at most 256 characters");
        Instant occurredAt = occurredAt(body, latest);
        Analytics analytics = analytics(body.optionalObject("analytics"));
        @Nullable JsonNode raw = body.raw("data");
        @Nullable TypedData data = type == null ? null : TypedData.read(type, body);
        body.refuseUnknownFields();
        if (type == null || data == null) {
            return new PostedInteraction(
                    product, wallet, null, sentKey, occurredAt, analytics, new UUID(0, 0));
        }
        refuseOtherKey(body, sentKey, data);
        UUID content = ContentHash.of(type.word(), raw, occurredAt);
        return new PostedInteraction(
                product, wallet, data, blankToNull(sentKey), occurredAt, analytics, content);
    }

    /** The key that the client sent, else the derived one. */
    String dedupKey(TypedData typed) {
        return sentKey == null ? typed.derivedKey() : sentKey;
    }

    private static @Nullable Instant occurredAt(JsonBody body, Instant latest) {
        return body.optional(
                "occurredAt", text -> time(text, latest), "an RFC 3339 time, at most 60 s ahead");
    }

    private static void refuseOtherKey(JsonBody body, @Nullable String sentKey, TypedData data) {
        String order = data.orderId();
        if (order != null && blankToNull(sentKey) != null && !order.equals(sentKey)) {
            body.wrong("dedupKey", sentKey, "the orderId, " + order);
        }
    }

    private static Analytics analytics(@Nullable JsonBody body) {
        if (body == null) {
            return Analytics.NONE;
        }
        Analytics analytics =
                new Analytics(
                        body.optionalText("sessionId", DataField.LONGEST),
                        body.optionalText("deviceId", DataField.LONGEST),
                        body.optionalText("profileId", DataField.LONGEST));
        body.refuseUnknownFields();
        return analytics;
    }

    private static String key(String text) {
        if (text.length() > DataField.LONGEST) {
            throw new IllegalArgumentException(
                    "dedupKey: too long (expected: at most " + DataField.LONGEST + ")");
        }
        return text;
    }

    /* The database keeps microseconds; cut here, so that equal content stays equal. */
    private static Instant time(String text, Instant latest) {
        if (!RFC_3339.matcher(text).matches()) {
            throw new IllegalArgumentException("occurredAt: no time (expected: RFC 3339)");
        }
        Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        if (time.isBefore(EARLIEST) || time.isAfter(latest)) {
            throw new IllegalArgumentException(
                    "occurredAt: out of range (expected: 1970 to 60 s ahead)");
        }
        return time;
    }

    /* The empty key is the derived one of types that derive nothing; sent or not, it is the same. */
    private static @Nullable String blankToNull(@Nullable String key) {
        return key == null || key.isEmpty() ? null : key;
    }
}
