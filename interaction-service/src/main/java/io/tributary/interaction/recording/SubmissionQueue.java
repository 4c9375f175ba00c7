package io.tributary.interaction.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where requests wait for a group; bounded in items and bytes. One thread at a time collects. */
@Component
class SubmissionQueue {

    private final BlockingDeque<Submission> waiting = new LinkedBlockingDeque<>();
    private final AtomicLong items = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final ReentrantLock collecting = new ReentrantLock();
    private final RecordingProperties properties;

    SubmissionQueue(RecordingProperties properties) {
        this.properties = properties;
    }

    /** Lets the request in if there is room for all of it. */
    boolean offer(Submission submission) {
        int count = submission.items().size();
        long itemsAfter = items.addAndGet(count);
        long bytesAfter = bytes.addAndGet(submission.bytes());
        if (itemsAfter > properties.queueItems()
                || bytesAfter > properties.queueBytes().toBytes()) {
            leave(submission);
            return false;
        }
        return waiting.add(submission);
    }

    /** How many interactions wait. */
    long size() {
        return items.get();
    }

    /** The next group; empty if nothing came in this time. */
    List<Submission> collect(Duration idle) throws InterruptedException {
        collecting.lockInterruptibly();
        try {
            Submission first = waiting.poll(idle.toNanos(), TimeUnit.NANOSECONDS);
            return first == null ? List.of() : collectBeside(first);
        } finally {
            collecting.unlock();
        }
    }

    private List<Submission> collectBeside(Submission first) throws InterruptedException {
        List<Submission> group = new ArrayList<>();
        int room = properties.groupItems();
        long deadline = System.nanoTime() + properties.collectTime().toNanos();
        @Nullable Submission next = first;
        while (next != null) {
            group.add(next);
            leave(next);
            room -= next.items().size();
            next = room > 0 ? pollFitting(room, deadline) : null;
        }
        return group;
    }

    /* One that does not fit goes back to its place, and the group is closed. */
    private @Nullable Submission pollFitting(int room, long deadline) throws InterruptedException {
        Submission next = waiting.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null || next.items().size() <= room) {
            return next;
        }
        waiting.addFirst(next);
        return null;
    }

    private void leave(Submission submission) {
        items.addAndGet(-submission.items().size());
        bytes.addAndGet(-submission.bytes());
    }
}
