package io.tributary.pusher.takeover;

import io.tributary.events.PushBatch;
import java.util.function.Consumer;

/** What push-batches.v1 holds: everything that was ever authorised to be signed. */
@FunctionalInterface
interface PushBatchLog {

    /** Hands over every record up to the topic's present end; blocks. */
    void readToEnd(Consumer<PushBatch> each);
}
