package io.tributary.messaging.replay;

/** As many replays as this service runs at once are running. */
public final class TooManyReplaysException extends RuntimeException {

    TooManyReplaysException(int limit) {
        super("running: " + limit + " replays (expected: fewer than " + limit + ")");
    }
}
