package io.tributary.messaging.step;

import io.tributary.events.Topic;
import io.tributary.messaging.RegistryTroubleException;
import io.tributary.messaging.UndecodableException;
import io.tributary.messaging.step.Bisection.Verdict;
import io.tributary.messaging.step.StepAttempts.Attempt;
import io.tributary.messaging.step.StepTransaction.Committed;
import io.tributary.messaging.transport.KafkaSettings;
import io.tributary.messaging.transport.RecordSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The step itself, without a container: a listener or a replay feeds it with polled records. In
 * this order:
 *
 * <ol>
 *   <li>decode; what cannot be decoded is set aside alone
 *   <li>one SQL transaction: the handler, with its own locks in sorted order; serialise and measure
 *       the outcomes; then the rows of {@code consumer_positions}, in the order of partitions and
 *       always last, so that no two steps can wait for each other in a circle. Where the content of
 *       a record makes it fail, halves are tried in transactions of their own until the record
 *       stands alone; order is kept
 *   <li>produce the outcomes of all records and the dead letters, and wait for every
 *       acknowledgement
 *   <li>the caller commits the offsets
 * </ol>
 *
 * <p>After a crash anywhere the offsets are as before, so the same records come again; the handler
 * finds them done and hands out the same outcomes under the same ids. Blocks; used by several
 * threads for different partitions.
 *
 * @param <E> the record's class
 */
final class StepRunner<E extends SpecificRecord> implements RecordRun {

    private static final Duration SEND_TIMEOUT =
            Duration.ofMillis(KafkaSettings.DELIVERY_TIMEOUT_MS).plusSeconds(5);

    private final Topic<E> topic;
    private final StepTools tools;
    private final StepAttempts<E> attempts;
    private final StepMode mode;
    private final StepProgress progress;
    private final ProductFilter filter;

    StepRunner(
            Topic<E> topic,
            StepHandler<E> handler,
            StepTools tools,
            StepMode mode,
            StepProgress progress,
            ProductFilter filter) {
        this.topic = topic;
        this.tools = tools;
        this.mode = mode;
        this.progress = progress;
        this.filter = filter;
        this.attempts =
                new StepAttempts<>(
                        new StepTransaction<>(handler, tools, mode, progress),
                        tools.database(),
                        failure -> tools.conflicts().count(topic.name(), failure));
    }

    /** The step of the live group. */
    static <E extends SpecificRecord> StepRunner<E> live(
            Topic<E> topic, StepHandler<E> handler, StepTools tools) {
        StepProgress positions = new LivePositions(tools.database().positions());
        return new StepRunner<>(
                topic, handler, tools, StepMode.LIVE, positions, new ProductFilter(null));
    }

    /**
     * Runs the records of one poll. When it returns, all outcomes and dead letters are
     * acknowledged.
     *
     * @throws TroubleException if something is away; the same records are to be run again later
     */
    PollResult run(List<ConsumerRecord<byte[], byte[]>> polled) {
        PollResult result = process(polled);
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> source : polled) {
            next.merge(source.partition(), source.offset() + 1, Math::max);
        }
        pass(polled.getFirst().topic(), next, StepCounts.refused(result.deadLetters().size()));
        return result;
    }

    @Override
    public StepCounts run(List<ConsumerRecord<byte[], byte[]>> polled, Map<Integer, Long> next) {
        PollResult result = process(polled);
        StepCounts all = result.committed().plus(result.apart());
        pass(tools.names().of(topic), next, mode.dryRun() ? all : result.apart());
        return all;
    }

    private PollResult process(List<ConsumerRecord<byte[], byte[]>> polled) {
        PollResult result = new PollResult();
        List<Received<E>> received = decode(polled, result);
        boolean[] whole = {true};
        new Bisection<Received<E>, String>(
                        records -> {
                            boolean proof = whole[0] || records.size() == 1;
                            whole[0] = false;
                            return verdict(records, attempts.run(records, proof), result);
                        },
                        (record, reason) -> result.addApart(refused(record, reason)))
                .run(received);
        send(result);
        return result;
    }

    private List<Received<E>> decode(
            List<ConsumerRecord<byte[], byte[]>> polled, PollResult result) {
        List<Received<E>> received = new ArrayList<>(polled.size());
        for (ConsumerRecord<byte[], byte[]> source : polled) {
            try {
                E event = tools.codec().decode(topic, source.value());
                if (filter.takes(event)) {
                    received.add(new Received<>(source, event));
                }
            } catch (UndecodableException e) {
                if (filter.takes(source)) {
                    String detail = Failure.of(e).detail();
                    result.addApart(new DeadLetter(source, DeadLetterReason.UNDECODABLE, detail));
                }
            } catch (RegistryTroubleException e) {
                throw new TroubleException(Trouble.Source.REGISTRY, e);
            }
        }
        return received;
    }

    private static <E> Verdict<String> verdict(
            List<Received<E>> records, Attempt attempt, PollResult result) {
        return switch (attempt) {
            case Attempt.Spoilt(String detail) -> new Verdict.Failed<>(detail);
            case Attempt.Done(Committed committed) -> {
                Handled handled = committed.handled();
                result.add(StepCounts.of(records.size(), handled), committed.outcomes());
                for (Handled.Refusal refusal : handled.refused()) {
                    ConsumerRecord<byte[], byte[]> source = records.get(refusal.index()).source();
                    result.add(new DeadLetter(source, refusal.reason(), refusal.detail()));
                }
                yield new Verdict.Passed<>();
            }
        };
    }

    private static DeadLetter refused(Received<?> record, String detail) {
        return new DeadLetter(record.source(), DeadLetterReason.REFUSED, detail);
    }

    private void send(PollResult result) {
        if (mode.dryRun()) {
            return;
        }
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(result.outcomes());
        if (mode.deadLetters()) {
            String letters = tools.names().deadLettersOf(topic);
            result.deadLetters()
                    .forEach(letter -> records.add(tools.deadLetters().encode(letters, letter)));
        }
        RecordSender sender = tools.sender();
        try {
            sender.send(records).get(SEND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new TroubleException(Trouble.Source.BROKER, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TroubleException(Trouble.Source.BROKER, e);
        }
    }

    /** Only after the acknowledgements: progress must not pass what is in no topic. */
    private void pass(String name, Map<Integer, Long> next, StepCounts counts) {
        try {
            progress.passed(name, next, counts).timeout(tools.database().timeout()).block();
        } catch (StepStoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TroubleException(Trouble.Source.DATABASE, e);
        }
    }
}
