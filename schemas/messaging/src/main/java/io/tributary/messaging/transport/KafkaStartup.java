package io.tributary.messaging.transport;

import io.tributary.events.Topic;
import io.tributary.messaging.EventCodec;
import io.tributary.messaging.TopicNames;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the topics and warms serde and producer up when the service starts, as often as it takes:
 * the start itself never waits for Kafka. Afterwards it watches whether the broker answers.
 */
public final class KafkaStartup implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KafkaStartup.class);
    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Broker broker;
    private final TopicDeclarations declarations;
    private final TopicNames names;
    private final EventCodec codec;
    private final RecordSender sender;
    private final CompletableFuture<@Nullable Void> topicsThere = new CompletableFuture<>();
    private volatile @Nullable String problem = "Kafka: not asked yet";
    private volatile @Nullable Thread thread;

    KafkaStartup(
            Broker broker,
            TopicDeclarations declarations,
            TopicNames names,
            EventCodec codec,
            RecordSender sender) {
        this.broker = broker;
        this.declarations = declarations;
        this.names = names;
        this.codec = codec;
        this.sender = sender;
    }

    /** What is wrong with Kafka or the registry; empty if nothing is. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Done as soon as the topics exist; steps start with it. */
    public CompletableFuture<@Nullable Void> topicsThere() {
        return topicsThere;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            Thread made = Thread.ofPlatform().daemon().name("kafka-startup").unstarted(this::run);
            thread = made;
            made.start();
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the steps and relays. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        prepare();
        while (isRunning()) {
            LockSupport.parkNanos(WATCH_INTERVAL.toNanos());
            if (isRunning()) {
                report(broker.answers() ? null : "Kafka: does not answer");
            }
        }
    }

    private void prepare() {
        Duration pause = FIRST_PAUSE;
        while (isRunning() && !isPrepared()) {
            LockSupport.parkNanos(pause.toNanos());
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(WATCH_INTERVAL) < 0 ? longer : WATCH_INTERVAL;
        }
    }

    private boolean isPrepared() {
        try {
            broker.create(declarations.ofService());
            topicsThere.complete(null);
            for (Topic<?> topic : names.written()) {
                warmUp(topic);
            }
            report(null);
            return true;
        } catch (Exception e) {
            if (isRunning()) {
                String what = topicsThere.isDone() ? "registry or broker" : "Kafka";
                log.debug("{} is not there yet", what, e);
                report(what + ": " + e.getClass().getSimpleName());
            }
            return false;
        }
    }

    /** The first use of a schema costs a request to the registry and up to 0.4 s. */
    private <T extends SpecificRecord> void warmUp(Topic<T> topic) {
        sender.warmUp(names.of(topic));
        byte[] bytes = codec.encode(topic, SampleRecord.of(topic.valueType()));
        codec.decode(topic, bytes);
    }

    private void report(@Nullable String found) {
        String before = problem;
        problem = found;
        if (found == null && before != null) {
            log.info("Kafka and registry are there");
        } else if (found != null && !found.equals(before)) {
            log.warn("{}; trying again", found);
        }
    }
}
