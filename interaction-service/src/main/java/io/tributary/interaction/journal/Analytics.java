package io.tributary.interaction.journal;

import org.jspecify.annotations.Nullable;

/**
 * The client's own ids, by which interactions can be correlated with its analytics.
 *
 * @param sessionId of a visit
 * @param deviceId of a browser or an app
 * @param profileId of a person
 * @param by how the interaction came by them
 * @param client by what the client is known again, where it is a browser; never stored beside the
 *     interaction
 */
public record Analytics(
        @Nullable String sessionId,
        @Nullable String deviceId,
        @Nullable String profileId,
        Correlation by,
        @Nullable Fingerprint client) {

    /** No id at all. */
    public static final Analytics NONE = new Analytics(null, null, null);

    /** Ids that the client sent. */
    public Analytics(
            @Nullable String sessionId, @Nullable String deviceId, @Nullable String profileId) {
        this(sessionId, deviceId, profileId, Correlation.CLIENT, null);
    }

    /** Ids that somebody else knew. */
    public static Analytics found(
            @Nullable String sessionId,
            @Nullable String deviceId,
            @Nullable String profileId,
            Correlation by) {
        return new Analytics(sessionId, deviceId, profileId, by, null);
    }

    /** Whether there is no id. */
    public boolean isEmpty() {
        return sessionId == null && deviceId == null && profileId == null;
    }

    /** The same ids, come by otherwise. */
    public Analytics by(Correlation other) {
        return new Analytics(sessionId, deviceId, profileId, other, client);
    }

    /** The same ids, sent by this client. */
    public Analytics from(Fingerprint sender) {
        return new Analytics(sessionId, deviceId, profileId, by, sender);
    }
}
