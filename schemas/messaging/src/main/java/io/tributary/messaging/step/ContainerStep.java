package io.tributary.messaging.step;

import io.tributary.events.Topic;
import io.tributary.messaging.transport.KafkaStartup;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * A step in its consumer group: feeds the runner with each poll on the consumer's own thread, sets
 * partitions to their start when they are assigned, and pauses while something is away.
 */
final class ContainerStep<E extends SpecificRecord> implements Step<E>, StepListener.Owner {

    private static final Logger log = LoggerFactory.getLogger(ContainerStep.class);

    private final Topic<E> topic;
    private final StepRunner<E> runner;
    private final StartOffsets startOffsets;
    private final StepPause pause;
    private final StepMeters meters;
    private final Clock clock;
    private final KafkaStartup startup;
    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;
    private volatile boolean started;
    private volatile boolean unpositioned;

    ContainerStep(
            Topic<E> topic,
            StepRunner<E> runner,
            StepSurroundings surroundings,
            StepPause pause,
            StepMeters meters,
            StepListener.Containers containers) {
        this.topic = topic;
        this.runner = runner;
        this.startOffsets = surroundings.startOffsets();
        this.clock = surroundings.clock();
        this.startup = surroundings.startup();
        this.pause = pause;
        this.meters = meters;
        this.container = containers.create(topic, this);
        meters.gauge(StepMeter.PAUSED, () -> pause.trouble().isPresent() ? 1 : 0);
    }

    @Override
    public Topic<E> topic() {
        return topic;
    }

    /** Why the step waits; empty while it runs. */
    Optional<Trouble> trouble() {
        return pause.trouble().or(this::death);
    }

    private Optional<Trouble> death() {
        return container.isInExpectedState()
                ? Optional.empty()
                : Optional.of(new Trouble(Trouble.Source.BROKER, "the consumer has ended"));
    }

    /** The consumer starts as soon as its topic exists; the application does not wait for that. */
    @Override
    public void start() {
        started = true;
        pause.clear();
        container.resume();
        var _ = startup.topicsThere().thenRun(this::startContainer).exceptionally(this::notStarted);
    }

    @Override
    public void stop() {
        started = false;
        container.stop();
    }

    @Override
    public void stop(Runnable callback) {
        started = false;
        container.stop(callback);
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    /** Last to start and first to stop, with the listeners of Spring Kafka. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 100;
    }

    @Override
    public void polled(List<ConsumerRecord<byte[], byte[]>> records) {
        long begun = System.nanoTime();
        PollResult result = runner.run(records);
        pause.succeeded();
        long age = clock.millis() - records.getLast().timestamp();
        meters.done(
                result,
                Duration.ofNanos(System.nanoTime() - begun),
                Duration.ofMillis(Math.max(0, age)));
        DeadLetterLines.write(topic, result.deadLetters());
    }

    @Override
    public void failed(Trouble trouble) {
        container.pause();
        pause.begin(trouble, this::resume);
    }

    /**
     * A paused container still hands out what its poll in flight fetches; so the partitions
     * themselves are paused until their start is known and nothing before it is lost.
     */
    @Override
    public void assigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Set<TopicPartition> held = new HashSet<>(partitions);
        held.removeAll(consumer.paused());
        consumer.pause(held);
        startsOf(consumer, partitions).ifPresent(starts -> begin(consumer, held, starts));
    }

    private Optional<Map<TopicPartition, StartOffset>> startsOf(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        String name = partitions.iterator().next().topic();
        try {
            return Optional.of(startOffsets.of(consumer, name, partitions));
        } catch (RuntimeException e) {
            unpositioned = true;
            failed(new Trouble(Trouble.Source.DATABASE, Failure.of(e).detail()));
            return Optional.empty();
        }
    }

    private void begin(
            Consumer<?, ?> consumer,
            Set<TopicPartition> held,
            Map<TopicPartition, StartOffset> starts) {
        for (Map.Entry<TopicPartition, StartOffset> start : starts.entrySet()) {
            switch (start.getValue()) {
                case StartOffset.At(long offset) -> consumer.seek(start.getKey(), offset);
                case StartOffset.Gap gap -> {
                    held.remove(start.getKey());
                    stopBefore(start.getKey(), gap);
                }
            }
        }
        consumer.resume(held);
    }

    /** Going on would count what is lost as done; a person has to decide. */
    private void stopBefore(TopicPartition partition, StartOffset.Gap gap) {
        log.error(
                "{} stopped: position {} (expected: >= {}, the start of the log); records are lost",
                partition,
                gap.wanted(),
                gap.logStart());
        meters.gap();
        container.pause();
        String detail = "%s: %d < %d".formatted(partition, gap.wanted(), gap.logStart());
        pause.forEver(new Trouble(Trouble.Source.GAP, detail));
    }

    private void startContainer() {
        if (started && !container.isRunning()) {
            container.start();
        }
    }

    private @Nullable Void notStarted(Throwable failure) {
        log.error("The consumer of {} cannot start", topic.name(), failure);
        pause.forEver(new Trouble(Trouble.Source.BROKER, Failure.of(failure).detail()));
        return null;
    }

    private void resume() {
        if (!started) {
            return;
        }
        if (unpositioned) {
            unpositioned = false;
            container.stop();
        }
        container.resume();
        startContainer();
    }
}
