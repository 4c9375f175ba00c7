package io.tributary.messaging.relay;

import io.micrometer.core.instrument.Counter;
import io.tributary.messaging.ContentException;
import io.tributary.messaging.Outgoing;
import io.tributary.messaging.relay.StateSource.Row;
import io.tributary.messaging.transport.RecordEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes changed rows: read, send in one Kafka transaction, commit, mark. A crash before the
 * mark publishes the same versions again, which readers ignore. The transactional id is one for all
 * instances: who begins fences whoever stalled.
 */
final class StateRelay<T extends SpecificRecord> implements LeaseHolder {

    private static final Logger log = LoggerFactory.getLogger(StateRelay.class);
    private static final int LIMIT = 500;

    /**
     * How long a change waits that an instance without the lease made, whose wake reaches nobody: a
     * fifth of the second within which others refuse what was taken away. A look is one index scan.
     */
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private static final Duration SQL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final StateSource<T> source;
    private final RecordEncoder encoder;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Counter published;
    private final Counter unpublishable;
    private @Nullable Producer<byte[], byte[]> producer;
    private Set<String> unwritable = Set.of();

    StateRelay(
            StateSource<T> source,
            RecordEncoder encoder,
            Supplier<Producer<byte[], byte[]>> producers,
            Counter published,
            Counter unpublishable) {
        this.source = source;
        this.encoder = encoder;
        this.producers = producers;
        this.published = published;
        this.unpublishable = unpublishable;
    }

    /** Ends what a former owner left open and refuses what it still sends. */
    @Override
    public void acquired(Lease lease) {
        Producer<byte[], byte[]> begun = producers.get();
        producer = begun;
        begun.initTransactions();
    }

    @Override
    public Duration run(Lease lease) {
        List<Row<T>> rows =
                Objects.requireNonNull(source.unpublished(LIMIT).timeout(SQL_TIMEOUT).block());
        List<Row<T>> writable = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Set<String> refused = new HashSet<>();
        for (Row<T> row : rows) {
            encode(row, writable, records, refused);
        }
        unwritable = refused;
        if (writable.isEmpty()) {
            return INTERVAL;
        }
        send(records);
        source.markPublished(writable).timeout(SQL_TIMEOUT).block();
        published.increment(writable.size());
        return rows.size() == LIMIT ? Duration.ZERO : INTERVAL;
    }

    @Override
    public void released() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
            producer = null;
        }
    }

    private void encode(
            Row<T> row,
            List<Row<T>> writable,
            List<ProducerRecord<byte[], byte[]>> records,
            Set<String> refused) {
        String id = row.id() + ":" + row.version();
        try {
            Outgoing<T> outgoing =
                    new Outgoing<>(source.topic(), row.id().toString(), id, row.value());
            records.add(encoder.encode(outgoing, Map.of()));
            writable.add(row);
        } catch (ContentException e) {
            refused.add(id);
            tellOnce(id, e);
        }
    }

    /** The row comes again in every round. */
    private void tellOnce(String id, ContentException e) {
        if (!unwritable.contains(id)) {
            unpublishable.increment();
            log.error("{} {} cannot be published: {}", source.topic().name(), id, e.getMessage());
        }
    }

    /** Any failure closes the producer with the lease; the next owner begins afresh. */
    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        Producer<byte[], byte[]> sending = Objects.requireNonNull(producer);
        sending.beginTransaction();
        for (ProducerRecord<byte[], byte[]> record : records) {
            var _ = sending.send(record);
        }
        sending.commitTransaction();
    }
}
