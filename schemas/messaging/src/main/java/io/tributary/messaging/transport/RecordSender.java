package io.tributary.messaging.transport;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The service's one producer. Sending blocks for at most half a second while the broker is away, so
 * not on an event loop.
 */
public final class RecordSender implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;

    public RecordSender(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Sends all; done when every record is acknowledged by all in-sync replicas. A failure means
     * unknown: the first one ends the sending, and what was sent before it may have arrived.
     * Completes on the producer's own thread.
     */
    public CompletableFuture<@Nullable Void> send(
            Collection<ProducerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Acknowledgements acknowledgements = new Acknowledgements(records.size());
        try {
            for (ProducerRecord<byte[], byte[]> record : records) {
                if (acknowledgements.all.isDone()) {
                    break;
                }
                var _ = producer.send(record, acknowledgements);
            }
        } catch (RuntimeException e) {
            acknowledgements.all.completeExceptionally(e);
        }
        return acknowledgements.all;
    }

    /** Fetches the topic's metadata, so that the first record does not wait for it. */
    void warmUp(String topic) {
        int _ = producer.partitionsFor(topic).size();
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }

    /** Counts acknowledgements down. */
    private static final class Acknowledgements implements Callback {

        private final AtomicInteger missing;
        private final CompletableFuture<@Nullable Void> all = new CompletableFuture<>();

        Acknowledgements(int expected) {
            this.missing = new AtomicInteger(expected);
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
            if (failure != null) {
                all.completeExceptionally(failure);
            } else if (missing.decrementAndGet() == 0) {
                all.complete(null);
            }
        }
    }
}
