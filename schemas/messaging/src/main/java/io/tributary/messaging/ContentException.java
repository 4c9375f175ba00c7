package io.tributary.messaging;

import org.jspecify.annotations.Nullable;

/**
 * A record whose content makes its processing fail whatever is tried. A step that meets it looks
 * for the one record and puts it alone into the dead-letter topic; handlers throw it for what no
 * repetition can heal.
 */
public class ContentException extends RuntimeException {

    /** The message gives value and expectation, no payload: it becomes the dead letter's detail. */
    public ContentException(String message) {
        super(message);
    }

    /** The message gives value and expectation, no payload: it becomes the dead letter's detail. */
    public ContentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
