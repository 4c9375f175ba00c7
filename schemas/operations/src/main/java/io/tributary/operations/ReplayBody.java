package io.tributary.operations;

import static java.util.Objects.requireNonNull;

import io.tributary.events.Topic;
import io.tributary.messaging.replay.ReplayPoint;
import io.tributary.messaging.replay.StartReplay;
import io.tributary.messaging.step.ProductFilter;
import io.tributary.values.Uuids;
import io.tributary.web.json.JsonBody;
import io.tributary.web.json.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the body that asks for a replay. */
final class ReplayBody {

    private static final String POINT = "earliest, now or RFC 3339";
    private static final int DEFAULT_RATE = 1_000;
    private static final int MAX_REASON = 500;
    private static final String REASON = "1.." + MAX_REASON + " characters";

    private ReplayBody() {}

    static StartReplay read(JsonBody body, List<Topic<?>> topics, Instant now, String requestedBy) {
        Topic<?> topic = topic(body, topics);
        ReplayPoint from = point(body, "from", new ReplayPoint.Earliest());
        ReplayPoint to = end(body, from, now);
        UUID product = product(body, topic);
        boolean dryRun = body.flag("dryRun", true);
        boolean republish = body.flag("republish", false);
        long rate = body.integer("ratePerSecond", 1, StartReplay.MAX_RATE, DEFAULT_RATE);
        String reason = body.required("reason", ReplayBody::reason, REASON);
        body.refuseUnknownFields().check();
        return new StartReplay(
                requireNonNull(topic),
                from,
                to,
                product,
                dryRun,
                republish,
                (int) rate,
                requestedBy,
                requireNonNull(reason));
    }

    private static @Nullable Topic<?> topic(JsonBody body, List<Topic<?>> topics) {
        return body.required(
                "topic", text -> ConsumedTopics.named(topics, text), ConsumedTopics.names(topics));
    }

    private static ReplayPoint point(JsonBody body, String name, ReplayPoint otherwise) {
        ReplayPoint given = body.optional(name, ReplayBody::parse, POINT);
        return given == null ? otherwise : given;
    }

    private static ReplayPoint parse(String text) {
        return switch (text) {
            case "earliest" -> new ReplayPoint.Earliest();
            case "now" -> new ReplayPoint.Now();
            default -> new ReplayPoint.At(Times.parse(text));
        };
    }

    private static String reason(String text) {
        if (text.isBlank() || text.length() > MAX_REASON) {
            throw new IllegalArgumentException("reason: blank or too long");
        }
        return text;
    }

    private static ReplayPoint end(JsonBody body, ReplayPoint from, Instant now) {
        ReplayPoint to = point(body, "to", new ReplayPoint.Now());
        if (from.isAfter(to, now)) {
            body.wrong("to", words(to), "not before from, " + words(from));
        }
        return to;
    }

    private static @Nullable UUID product(JsonBody body, @Nullable Topic<?> topic) {
        UUID product = body.optional("productId", Uuids::parse, "a lower-case UUID");
        if (topic != null && product != null && !ProductFilter.fits(topic.valueType())) {
            body.wrong(
                    "productId",
                    product.toString(),
                    "null, since records of " + topic.name() + " do not say their product");
        }
        return product;
    }

    private static String words(ReplayPoint point) {
        return switch (point) {
            case ReplayPoint.Earliest() -> "earliest";
            case ReplayPoint.Now() -> "now";
            case ReplayPoint.At(Instant time) -> time.toString();
        };
    }
}
