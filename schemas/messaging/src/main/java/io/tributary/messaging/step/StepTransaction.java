package io.tributary.messaging.step;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.tributary.messaging.Outgoing;
import io.tributary.messaging.trace.GroupSpans;
import io.tributary.messaging.trace.TraceHeaders;
import io.tributary.messaging.transport.RecordEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * One attempt at some records in one SQL transaction: the handler, then the outcomes are serialised
 * and measured, then the positions. Nothing is sent from here; an outcome that cannot be written
 * rolls everything back.
 *
 * @param <E> the record's class
 */
final class StepTransaction<E extends SpecificRecord> {

    private final StepHandler<E> handler;
    private final StepDatabase database;
    private final RecordEncoder encoder;
    private final StepMode mode;
    private final StepProgress progress;
    private final GroupSpans spans;

    StepTransaction(StepHandler<E> handler, StepTools tools, StepMode mode, StepProgress progress) {
        this.handler = handler;
        this.database = tools.database();
        this.encoder = tools.encoder();
        this.spans = tools.spans();
        this.mode = mode;
        this.progress = progress;
    }

    /**
     * Runs and commits, or rolls back where it is a dry run; blocks.
     *
     * @throws RuntimeException whatever failed, as it was thrown; after a time-out, whether it
     *     committed is unknown
     */
    Committed run(List<Received<E>> records) {
        Span span = spans.start("step", CommonTrace.spansOf(records));
        try {
            return run(
                    records, span.isRecording() ? traced(span, records) : CommonTrace.of(records));
        } catch (RuntimeException failed) {
            span.setStatus(StatusCode.ERROR, failed.getClass().getSimpleName());
            throw failed;
        } finally {
            span.end();
        }
    }

    private static Map<String, String> traced(Span span, List<? extends Received<?>> records) {
        span.setAttribute("messaging.destination.name", records.getFirst().source().topic());
        span.setAttribute("messaging.batch.message_count", records.size());
        return TraceHeaders.of(span);
    }

    private Committed run(List<Received<E>> records, Map<String, String> trace) {
        Mono<Committed> work =
                handled(records)
                        .publishOn(Schedulers.boundedElastic())
                        .map(handled -> new Committed(handled, encode(trace, handled)))
                        .flatMap(done -> advance(records, done.handled()).thenReturn(done));
        return Objects.requireNonNull(
                transactional(work)
                        .timeout(database.timeout())
                        .block(database.timeout().plus(Duration.ofSeconds(5))));
    }

    private Mono<Committed> transactional(Mono<Committed> work) {
        if (!mode.dryRun()) {
            return database.operator().transactional(work);
        }
        return database.operator().execute(transaction -> rolledBack(transaction, work)).single();
    }

    private static Mono<Committed> rolledBack(
            ReactiveTransaction transaction, Mono<Committed> work) {
        transaction.setRollbackOnly();
        return work;
    }

    private Mono<Handled> handled(List<Received<E>> records) {
        List<E> events = records.stream().map(Received::event).toList();
        return Mono.defer(() -> handler.handle(events))
                .subscribeOn(Schedulers.boundedElastic())
                .switchIfEmpty(
                        Mono.error(() ->
                                new IllegalStateException(
                                        "handled: nothing (expected: a result)")));
    }

    private List<ProducerRecord<byte[], byte[]>> encode(
            Map<String, String> trace, Handled handled) {
        List<Outgoing<?>> outgoing = new ArrayList<>(handled.fresh());
        if (mode.repeats()) {
            outgoing.addAll(handled.repeated());
        }
        List<ProducerRecord<byte[], byte[]>> encoded = new ArrayList<>(outgoing.size());
        for (Outgoing<?> record : outgoing) {
            encoded.add(encoder.encode(record, trace));
        }
        return encoded;
    }

    private Mono<Void> advance(List<Received<E>> records, Handled handled) {
        if (mode.dryRun()) {
            return Mono.empty();
        }
        Map<Integer, Long> next = new HashMap<>();
        for (Received<E> record : records) {
            next.merge(record.source().partition(), record.source().offset() + 1, Math::max);
        }
        String topic = records.getFirst().source().topic();
        return progress.committing(topic, next, StepCounts.of(records.size(), handled));
    }

    /** What a committed transaction says and wants to be sent. */
    record Committed(Handled handled, List<ProducerRecord<byte[], byte[]>> outcomes) {}

    /**
     * The database of a step.
     *
     * @param operator the service's transactions
     * @param positions the table of positions
     * @param timeout of one transaction
     */
    record StepDatabase(TransactionalOperator operator, Positions positions, Duration timeout) {

        /** Whether the database answers within three seconds. */
        boolean answers() {
            try {
                positions.probe().timeout(Duration.ofSeconds(3)).block(Duration.ofSeconds(4));
                return true;
            } catch (RuntimeException _) {
                return false;
            }
        }
    }
}
