package io.tributary.interaction.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The client's own ids, by which interactions can be correlated with its analytics. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Analytics(
        @Nullable String sessionId, @Nullable String deviceId, @Nullable String profileId) {

    /** No id at all. */
    public static final Analytics NONE = new Analytics(null, null, null);
}
