package io.tributary.messaging.deadletter;

import io.tributary.messaging.BrokerAwayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Merges the tails of several partitions, newest first, until enough were found or looked at. */
final class LetterScan {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** So that a filter that fits nothing does not read a flood as a whole. */
    private static final int MOST_LOOKED_AT = 2_000;

    private static final int FILTERED_WINDOW = 500;

    private final Consumer<byte[], byte[]> consumer;
    private final List<LetterTail> tails;
    private final long deadline = System.nanoTime() + PATIENCE.toNanos();

    LetterScan(Consumer<byte[], byte[]> consumer, List<LetterTail> tails) {
        this.consumer = consumer;
        this.tails = tails;
    }

    LetterPage page(LetterQuery query) {
        int window = query.reason() == null ? query.limit() : FILTERED_WINDOW;
        List<ListedLetter> found = new ArrayList<>();
        int lookedAt = 0;
        while (found.size() < query.limit() && lookedAt < MOST_LOOKED_AT) {
            LetterTail newest = newest(window);
            if (newest == null) {
                return new LetterPage(found, null);
            }
            keep(newest, query::takes, found);
            lookedAt++;
        }
        return new LetterPage(found, cursor());
    }

    private static void keep(
            LetterTail newest, Predicate<ListedLetter> wanted, List<ListedLetter> found) {
        LetterTail.Dated head = newest.newest();
        newest.take();
        if (head != null && wanted.test(head.letter())) {
            found.add(head.letter());
        }
    }

    private @Nullable LetterTail newest(int window) {
        fill(window);
        @Nullable LetterTail newest = null;
        long latest = Long.MIN_VALUE;
        for (LetterTail tail : tails) {
            LetterTail.Dated head = tail.newest();
            if (head != null && (newest == null || head.timestamp() > latest)) {
                newest = tail;
                latest = head.timestamp();
            }
        }
        return newest;
    }

    /** Offsets may lack records, so a window may turn out empty. */
    private void fill(int window) {
        List<LetterTail> empty = tails.stream().filter(LetterTail::needsWindow).toList();
        while (!empty.isEmpty()) {
            read(empty, window);
            empty = empty.stream().filter(LetterTail::needsWindow).toList();
        }
    }

    private void read(List<LetterTail> windows, int size) {
        Map<TopicPartition, LetterTail> unread =
                new HashMap<>(
                        windows.stream()
                                .collect(Collectors.toMap(LetterTail::partition, tail -> tail)));
        consumer.assign(unread.keySet());
        unread.forEach((partition, tail) -> consumer.seek(partition, tail.openWindow(size)));
        while (!unread.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                give(record, unread);
            }
            if (unread.entrySet()
                    .removeIf(
                            one -> one.getValue().isWindowRead(consumer.position(one.getKey())))) {
                consumer.assign(unread.keySet());
            }
            requireTime();
        }
    }

    private static void give(
            ConsumerRecord<byte[], byte[]> record, Map<TopicPartition, LetterTail> unread) {
        LetterTail tail = unread.get(new TopicPartition(record.topic(), record.partition()));
        if (tail != null) {
            tail.add(record);
        }
    }

    private void requireTime() {
        if (System.nanoTime() - deadline > 0) {
            throw new BrokerAwayException("dead letters: not read within " + PATIENCE);
        }
    }

    private @Nullable LetterCursor cursor() {
        Map<LetterCursor.Place, Long> below = new HashMap<>();
        tails.stream()
                .filter(tail -> !tail.isEmpty())
                .forEach(tail -> below.put(tail.place(), tail.below()));
        return below.isEmpty() ? null : new LetterCursor(below);
    }
}
