package io.tributary.interaction.analytics;

import io.tributary.interaction.journal.Analytics;
import io.tributary.web.json.JsonBody;
import org.jspecify.annotations.Nullable;

/** The body by which ids are attached; at least one. */
record AnalyticsBody(
        @Nullable String sessionId, @Nullable String deviceId, @Nullable String profileId) {

    private static final int LONGEST = 256;

    static Analytics read(JsonBody body) {
        Analytics analytics =
                new Analytics(
                        body.optionalText("sessionId", LONGEST),
                        body.optionalText("deviceId", LONGEST),
                        body.optionalText("profileId", LONGEST));
        body.refuseUnknownFields();
        if (analytics.isEmpty() && body.errors().isEmpty()) {
            body.wrong("sessionId", null, "this, deviceId or profileId");
        }
        body.check();
        return analytics;
    }
}
