package io.tributary.messaging.transport;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import io.tributary.messaging.EventPublisher;
import io.tributary.messaging.Outgoing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.ProducerRecord;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

/**
 * Sends on threads of its own, and refuses what would exceed its bound instead of queueing without
 * end.
 */
public final class KafkaEventPublisher implements EventPublisher, AutoCloseable {

    private static final int THREADS = 2;
    private static final int WAITING_CALLS = 10_000;
    private static final String OBSERVATION = "micrometer.observation";

    private final RecordEncoder encoder;
    private final RecordSender sender;
    private final ObservationRegistry observations;
    private final Semaphore room;
    private final int maxInFlight;
    private final Scheduler scheduler =
            Schedulers.newBoundedElastic(THREADS, WAITING_CALLS, "publisher", 60, true);

    public KafkaEventPublisher(
            RecordEncoder encoder,
            RecordSender sender,
            ObservationRegistry observations,
            int maxInFlight) {
        this.encoder = encoder;
        this.sender = sender;
        this.observations = observations;
        this.maxInFlight = maxInFlight;
        this.room = new Semaphore(maxInFlight);
    }

    @Override
    public Mono<Void> publish(Collection<Outgoing<?>> records) {
        List<Outgoing<?>> all = List.copyOf(records);
        if (all.isEmpty()) {
            return Mono.empty();
        }
        return Mono.deferContextual(context -> publish(all, trace(context)));
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

    /** Whatever tracing the service has writes its headers here; without one there are none. */
    private Map<String, String> trace(ContextView context) {
        Map<String, String> headers = new HashMap<>();
        if (observations.isNoop() || !context.hasKey(OBSERVATION)) {
            return headers;
        }
        SenderContext<Map<String, String>> sending =
                new SenderContext<>((carrier, name, text) -> headers.put(name, text));
        sending.setCarrier(headers);
        Observation parent = context.get(OBSERVATION);
        Observation.createNotStarted("tributary.publish", () -> sending, observations)
                .parentObservation(parent)
                .start()
                .stop();
        return headers;
    }
}
