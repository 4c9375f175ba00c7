package io.tributary.messaging;

import org.jspecify.annotations.Nullable;

/** Bytes that are no record of their topic's schema; no repetition makes them one. */
public final class UndecodableException extends ContentException {

    UndecodableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
