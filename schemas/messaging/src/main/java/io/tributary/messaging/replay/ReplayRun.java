package io.tributary.messaging.replay;

import io.tributary.events.Topic;
import io.tributary.messaging.step.RecordRun;
import io.tributary.messaging.step.StepCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A replay being worked on: a consumer without a group, and the step that it feeds. One thread. */
final class ReplayRun implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final long NANOS = 1_000_000_000L;

    private final TakenReplay replay;
    private final Consumer<byte[], byte[]> consumer;
    private final Runs runs;
    private final ReplayMeters meters;
    private final Map<TopicPartition, TakenReplay.Span> open = new HashMap<>();
    private long allowedAt = System.nanoTime();

    /**
     * @param topic the name that the broker knows
     */
    ReplayRun(
            TakenReplay replay,
            String topic,
            Consumer<byte[], byte[]> consumer,
            Runs runs,
            ReplayMeters meters) {
        this.replay = replay;
        this.consumer = consumer;
        this.runs = runs;
        this.meters = meters;
        for (TakenReplay.Span span : replay.spans()) {
            if (span.next() < span.end()) {
                open.put(new TopicPartition(topic, span.partition()), span);
            }
        }
        consumer.assign(open.keySet());
        open.forEach((partition, span) -> consumer.seek(partition, span.next()));
    }

    /** Makes runs. */
    @FunctionalInterface
    interface Factory {

        /** A run that begins where the replay stands. */
        ReplayRun open(Topic<?> topic, TakenReplay replay);
    }

    /**
     * The step, fed in two ways.
     *
     * @param repeating records that were committed and counted before, whose outcomes may not have
     *     been sent
     * @param ordinary all others
     */
    record Runs(RecordRun repeating, RecordRun ordinary) {}

    TakenReplay replay() {
        return replay;
    }

    /** One poll and how long to rest after it; empty: all records are done. */
    Optional<Duration> pass() {
        long early = allowedAt - System.nanoTime();
        if (early > 0) {
            return Optional.of(Duration.ofNanos(early));
        }
        if (open.isEmpty()) {
            return Optional.empty();
        }
        List<ConsumerRecord<byte[], byte[]>> repeated = new ArrayList<>();
        List<ConsumerRecord<byte[], byte[]>> others = new ArrayList<>();
        consumer.poll(POLL).forEach(record -> sort(record, repeated, others));
        Map<Integer, Long> next = positions();
        if (!repeated.isEmpty()) {
            took(runs.repeating().run(repeated, behind(repeated)));
        }
        took(runs.ordinary().run(others, next));
        leaveEnded(next);
        return Optional.of(Duration.ZERO);
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSE_TIMEOUT));
    }

    private void sort(
            ConsumerRecord<byte[], byte[]> record,
            List<ConsumerRecord<byte[], byte[]>> repeated,
            List<ConsumerRecord<byte[], byte[]>> others) {
        TakenReplay.Span span = open.get(new TopicPartition(record.topic(), record.partition()));
        if (span == null || record.offset() >= span.end()) {
            return;
        }
        (record.offset() < span.committed() ? repeated : others).add(record);
    }

    /** Of the consumer, since transactions leave offsets without records. */
    private Map<Integer, Long> positions() {
        Map<Integer, Long> next = new TreeMap<>();
        open.forEach((partition, span) ->
                next.put(span.partition(), Math.min(consumer.position(partition), span.end())));
        return next;
    }

    private static Map<Integer, Long> behind(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            next.merge(record.partition(), record.offset() + 1, Math::max);
        }
        return next;
    }

    private void took(StepCounts counts) {
        meters.took(replay, counts);
        allowedAt =
                Math.max(allowedAt, System.nanoTime() - NANOS / 10)
                        + counts.read() * NANOS / replay.ratePerSecond();
    }

    private void leaveEnded(Map<Integer, Long> next) {
        boolean ended = open.values().removeIf(span -> isAtEnd(span, next));
        if (ended) {
            consumer.assign(open.keySet());
        }
    }

    private static boolean isAtEnd(TakenReplay.Span span, Map<Integer, Long> next) {
        return next.getOrDefault(span.partition(), span.next()) >= span.end();
    }
}
