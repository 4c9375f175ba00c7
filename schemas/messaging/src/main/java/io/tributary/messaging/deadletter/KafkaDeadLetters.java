package io.tributary.messaging.deadletter;

import io.tributary.events.Topic;
import io.tributary.messaging.BrokerAwayException;
import io.tributary.messaging.EventCodec;
import io.tributary.messaging.RegistryTroubleException;
import io.tributary.messaging.UndecodableException;
import io.tributary.messaging.step.ReplayableSteps;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reads dead letters by consumers without a group, one per request and few at once. */
final class KafkaDeadLetters implements DeadLetters, AutoCloseable {

    private static final int AT_ONCE = 2;
    private static final int WAITING = 50;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReplayableSteps steps;
    private final LetterTails tails;
    private final EventCodec codec;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Scheduler scheduler =
            Schedulers.newBoundedElastic(AT_ONCE, WAITING, "dead-letters", 60, true);

    KafkaDeadLetters(
            ReplayableSteps steps,
            LetterTails tails,
            EventCodec codec,
            Supplier<Consumer<byte[], byte[]>> consumers) {
        this.steps = steps;
        this.tails = tails;
        this.codec = codec;
        this.consumers = consumers;
    }

    @Override
    public List<Topic<?>> topics() {
        return steps.topics();
    }

    @Override
    public Mono<LetterPage> list(LetterQuery query) {
        return reading(() -> read(query));
    }

    @Override
    public Mono<FullLetter> find(DeadLetterId id) {
        Optional<Topic<?>> source =
                topics().stream()
                        .filter(topic -> tails.nameOf(topic).equals(id.topic()))
                        .findFirst();
        return source.isEmpty() ? Mono.empty() : reading(() -> read(id, source.get()));
    }

    @Override
    public void close() {
        scheduler.dispose();
    }

    private <T> Mono<T> reading(Callable<@Nullable T> read) {
        return Mono.<T>fromCallable(read)
                .subscribeOn(scheduler)
                .onErrorMap(KafkaException.class, e -> new BrokerAwayException("dead letters", e));
    }

    private LetterPage read(LetterQuery query) {
        List<LetterTail> places = tails.of(query.topics(), query.after());
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            return new LetterScan(consumer, places).page(query);
        }
    }

    private @Nullable FullLetter read(DeadLetterId id, Topic<?> source) {
        Optional<LetterTail> place =
                tails.of(List.of(source), null).stream().filter(tail -> tail.holds(id)).findFirst();
        if (place.isEmpty()) {
            return null;
        }
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            consumer.assign(List.of(place.get().partition()));
            consumer.seek(place.get().partition(), id.offset());
            ConsumerRecord<byte[], byte[]> record = at(consumer, place.get(), id.offset());
            return record == null ? null : full(id, source, record);
        }
    }

    private static @Nullable ConsumerRecord<byte[], byte[]> at(
            Consumer<byte[], byte[]> consumer, LetterTail place, long offset) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(place.partition()) <= offset) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return record.offset() == offset ? record : null;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new BrokerAwayException("dead letter: not read");
            }
        }
        return null;
    }

    private FullLetter full(
            DeadLetterId id, Topic<?> source, ConsumerRecord<byte[], byte[]> record) {
        return new FullLetter(
                LetterText.listed(id, source, record),
                LetterText.headers(record),
                value(source, record.value()));
    }

    private @Nullable Object value(Topic<?> source, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return RecordTree.of(codec.decode(source, value));
        } catch (UndecodableException | RegistryTroubleException _) {
            return Base64.getEncoder().encodeToString(value);
        }
    }
}
