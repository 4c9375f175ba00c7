package io.tributary.messaging.transport;

import io.tributary.messaging.EventPublisher;
import io.tributary.messaging.Outgoing;
import io.tributary.messaging.trace.TraceHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.ProducerRecord;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Sends on threads of its own, and refuses what would exceed its bound instead of queueing without
 * end.
 */
public final class KafkaEventPublisher implements EventPublisher, AutoCloseable {

    private static final int THREADS = 2;
    private static final int WAITING_CALLS = 10_000;

    private final RecordEncoder encoder;
    private final RecordSender sender;
    private final Semaphore room;
    private final int maxInFlight;
    private final Scheduler scheduler =
            Schedulers.newBoundedElastic(THREADS, WAITING_CALLS, "publisher", 60, true);

    public KafkaEventPublisher(RecordEncoder encoder, RecordSender sender, int maxInFlight) {
        this.encoder = encoder;
        this.sender = sender;
        this.maxInFlight = maxInFlight;
        this.room = new Semaphore(maxInFlight);
    }

    @Override
    public Mono<Void> publish(Collection<Outgoing<?>> records) {
        List<Outgoing<?>> all = List.copyOf(records);
        if (all.isEmpty()) {
            return Mono.empty();
        }
        return Mono.deferContextual(context -> publish(all, TraceHeaders.of(context)));
    }

    @Override
    public void close() {
        scheduler.dispose();
    }

    private Mono<Void> publish(List<Outgoing<?>> records, Map<String, String> trace) {
        int size = Math.min(records.size(), maxInFlight);
        if (!room.tryAcquire(size)) {
            return Mono.error(
                    new RejectedExecutionException(
                            "in flight: %d records and more (expected: <= %d)"
                                    .formatted(
                                            maxInFlight - room.availablePermits(), maxInFlight)));
        }
        // The room is given back before the caller hears of it: its next call must find it.
        return Mono.using(() -> size, _ -> send(records, trace), room::release);
    }

    private Mono<Void> send(List<Outgoing<?>> records, Map<String, String> trace) {
        return Mono.defer(() -> Mono.fromFuture(sender.send(encode(records, trace)), true))
                .subscribeOn(scheduler)
                .publishOn(Schedulers.parallel())
                .then();
    }

    private List<ProducerRecord<byte[], byte[]>> encode(
            List<Outgoing<?>> records, Map<String, String> trace) {
        List<ProducerRecord<byte[], byte[]>> encoded = new ArrayList<>(records.size());
        for (Outgoing<?> record : records) {
            encoded.add(encoder.encode(record, trace));
        }
        return encoded;
    }
}
