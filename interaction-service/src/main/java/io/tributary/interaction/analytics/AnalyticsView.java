package io.tributary.interaction.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.interaction.journal.Analytics;
import org.jspecify.annotations.Nullable;

/** The analytics ids of an interaction as they are shown, and how it came by them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnalyticsView(
        @Nullable String sessionId,
        @Nullable String deviceId,
        @Nullable String profileId,
        String correlatedBy) {

    /** Null where there is none. */
    public static @Nullable AnalyticsView of(Analytics analytics) {
        return analytics.isEmpty()
                ? null
                : new AnalyticsView(
                        analytics.sessionId(),
                        analytics.deviceId(),
                        analytics.profileId(),
                        analytics.by().word());
    }
}
