package io.tributary.pusher.batch;

import java.util.UUID;

/**
 * A batch.
 *
 * @param value the UUID, written in lower case
 */
public record BatchId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
