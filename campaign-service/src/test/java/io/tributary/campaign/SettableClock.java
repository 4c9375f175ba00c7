package io.tributary.campaign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs with the machine's, as far ahead as a test wants. */
public final class SettableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** Moves the clock this far ahead of the machine's. */
    public void ahead(Duration by) {
        ahead = by;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
