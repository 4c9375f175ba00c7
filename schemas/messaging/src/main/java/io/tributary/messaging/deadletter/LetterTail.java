package io.tributary.messaging.deadletter;

import io.tributary.events.Topic;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One partition of dead letters, read from its end towards its start in windows. */
final class LetterTail {

    private final Topic<?> source;
    private final LetterCursor.Place place;
    private final TopicPartition partition;
    private final long start;
    private final Deque<Dated> window = new ArrayDeque<>();
    private long low;
    private long high;

    /**
     * @param start the first offset that is still there
     * @param below only records below this offset
     */
    LetterTail(
            Topic<?> source,
            LetterCursor.Place place,
            TopicPartition partition,
            long start,
            long below) {
        this.source = source;
        this.place = place;
        this.partition = partition;
        this.start = start;
        this.low = below;
        this.high = below;
    }

    /** A letter with the time at which it was written. */
    record Dated(ListedLetter letter, long timestamp) {}

    TopicPartition partition() {
        return partition;
    }

    LetterCursor.Place place() {
        return place;
    }

    boolean holds(DeadLetterId id) {
        return id.partition() == place.partition() && id.offset() >= start && id.offset() < high;
    }

    boolean isEmpty() {
        return window.isEmpty() && low <= start;
    }

    boolean needsWindow() {
        return window.isEmpty() && low > start;
    }

    /** Turns to the window before this one; returns its first offset. */
    long openWindow(int size) {
        high = low;
        low = Math.max(start, high - size);
        return low;
    }

    boolean isWindowRead(long position) {
        return position >= high;
    }

    /** Records come in rising order; those behind the window are of no interest. */
    void add(ConsumerRecord<byte[], byte[]> record) {
        if (record.offset() < high) {
            DeadLetterId id = new DeadLetterId(place.topic(), place.partition(), record.offset());
            window.push(new Dated(LetterText.listed(id, source, record), record.timestamp()));
        }
    }

    @Nullable Dated newest() {
        return window.peek();
    }

    void take() {
        window.pop();
    }

    /** Below which the letters are that were not taken. */
    long below() {
        Dated next = window.peek();
        return next == null ? low : next.letter().id().offset() + 1;
    }
}
