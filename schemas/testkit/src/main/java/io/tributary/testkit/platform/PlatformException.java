package io.tributary.testkit.platform;

import org.jspecify.annotations.Nullable;

/**
 * A part of the platform did not start, or this machine lacks what it needs. The message is one
 * sentence for people.
 */
public final class PlatformException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlatformException(String message) {
        this(message, null);
    }

    PlatformException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
