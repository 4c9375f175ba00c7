package io.tributary.interaction.webhook;

import io.tributary.web.limit.BucketId;
import java.util.HashMap;
import java.util.Map;

/**
 * What bodies hold that anybody may send: bounded for all of them, and for each address, so that no
 * sender takes the room of the others.
 */
final class BodyRoom {

    private final long most;
    private final long mostOfOne;
    private final Map<BucketId, Long> held = new HashMap<>();
    private long sum;

    /** Room for so many bytes, and for so many of one address. */
    BodyRoom(long most, long mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** What one body of that address holds; nothing yet. */
    Share share(BucketId address) {
        return new Share(address);
    }

    /** One body's part, until it is given back. */
    final class Share {

        private final BucketId address;
        private long own;
        private boolean over;

        private Share(BucketId address) {
            this.address = address;
        }

        /** Whether there is room for so many bytes more; false once the share was given back. */
        boolean hold(int bytes) {
            synchronized (BodyRoom.this) {
                long ofOne = held.getOrDefault(address, 0L) + bytes;
                if (over || sum + bytes > most || ofOne > mostOfOne) {
                    return false;
                }
                held.put(address, ofOne);
                sum += bytes;
                own += bytes;
                return true;
            }
        }

        /** Gives back all of it; once is as good as twice. */
        void giveBack() {
            synchronized (BodyRoom.this) {
                long rest = held.getOrDefault(address, 0L) - own;
                if (rest > 0) {
                    held.put(address, rest);
                } else {
                    held.remove(address);
                }
                sum -= own;
                own = 0;
                over = true;
            }
        }
    }
}
