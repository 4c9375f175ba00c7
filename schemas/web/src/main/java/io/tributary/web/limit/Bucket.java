package io.tributary.web.limit;

import org.jspecify.annotations.Nullable;

/**
 * What was used of one limit in the current minute: by this instance, and by the others as far as
 * they are known. A minute that is over is forgotten, with what was not yet shared of it.
 */
final class Bucket {

    private final BucketId id;
    private final long limit;
    private long minute;
    private long used;
    private long unshared;
    private long shared;

    Bucket(BucketId id, long limit) {
        this.id = id;
        this.limit = limit;
    }

    BucketId id() {
        return id;
    }

    long limit() {
        return limit;
    }

    /** Takes all of it, or nothing where so much is not left. */
    synchronized boolean take(long cost, long now) {
        turn(now);
        if (used + cost > limit) {
            return false;
        }
        used += cost;
        unshared += cost;
        return true;
    }

    /** Undoes a take of this minute. */
    synchronized void giveBack(long cost, long of) {
        if (minute == of) {
            used -= cost;
            unshared -= cost;
        }
    }

    synchronized long remaining(long now) {
        turn(now);
        return Math.max(0, limit - used);
    }

    /** What the others do not know yet; from now on they are told. */
    synchronized @Nullable Spending share(long now) {
        turn(now);
        if (unshared == 0) {
            return null;
        }
        Spending spending = new Spending(id, minute, unshared);
        unshared = 0;
        return spending;
    }

    /**
     * Learns what all instances used.
     *
     * @param told what this one shared last, contained in the total
     */
    synchronized void learn(Spending told, long total) {
        if (minute == told.minute()) {
            used += total - shared - told.amount();
            shared = total;
        }
    }

    /** The others were not told after all. */
    synchronized void keep(Spending untold) {
        if (minute == untold.minute()) {
            unshared += untold.amount();
        }
    }

    /* A clock that is set back does not bring back a minute that is over. */
    private void turn(long now) {
        if (now > minute) {
            minute = now;
            used = 0;
            unshared = 0;
            shared = 0;
        }
    }
}
