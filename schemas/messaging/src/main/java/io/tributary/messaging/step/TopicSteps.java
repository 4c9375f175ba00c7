package io.tributary.messaging.step;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.Topic;
import io.tributary.messaging.MessagingProperties;
import io.tributary.messaging.step.StepListener.Containers;
import io.tributary.messaging.step.StepPause.Probes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Makes the steps of a service and knows which of them wait. */
final class TopicSteps implements Steps, StepTroubles, ReplayableSteps, AutoCloseable {

    private final StepTools tools;
    private final StepSurroundings surroundings;
    private final Probes probes;
    private final Containers containers;
    private final MeterRegistry meters;
    private final MessagingProperties.Step properties;
    private final List<ContainerStep<?>> steps = new CopyOnWriteArrayList<>();
    private final Map<Topic<?>, Feed> feeds = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("step-probe").factory());

    TopicSteps(
            StepTools tools,
            StepSurroundings surroundings,
            Probes probes,
            Containers containers,
            MeterRegistry meters,
            MessagingProperties.Step properties) {
        this.tools = tools;
        this.surroundings = surroundings;
        this.probes = probes;
        this.containers = containers;
        this.meters = meters;
        this.properties = properties;
    }

    @Override
    public <E extends SpecificRecord> Step<E> on(Topic<E> topic, StepHandler<E> handler) {
        if (!topic.readers().contains(tools.names().service())) {
            throw new IllegalArgumentException(
                    "topic: %s (expected: one that %s may read)"
                            .formatted(topic.name(), tools.names().service().text()));
        }
        String name = "step on " + topic.name();
        ContainerStep<E> step =
                new ContainerStep<>(
                        topic,
                        StepRunner.live(topic, handler, tools),
                        surroundings,
                        new StepPause(name, probes::answer, timer, properties.maxPause()),
                        new StepMeters(meters, topic.name()),
                        containers);
        steps.add(step);
        feeds.put(topic, (mode, progress) -> fed(topic, handler, mode, progress));
        return step;
    }

    @Override
    public List<Topic<?>> topics() {
        return steps.stream().<Topic<?>>map(Step::topic).toList();
    }

    @Override
    public RecordRun replay(Topic<?> topic, ReplayMode mode, StepProgress progress) {
        Feed feed = feeds.get(topic);
        if (feed == null) {
            throw new IllegalArgumentException(
                    "topic: %s (expected: one that %s consumes)"
                            .formatted(topic.name(), tools.names().service().text()));
        }
        return feed.runner(mode, progress);
    }

    private <E extends SpecificRecord> RecordRun fed(
            Topic<E> topic, StepHandler<E> handler, ReplayMode mode, StepProgress progress) {
        StepMode replayed = new StepMode(mode.republish(), mode.dryRun(), false);
        ProductFilter filter = new ProductFilter(mode.productId());
        return new StepRunner<>(topic, handler, tools, replayed, progress, filter);
    }

    /** Makes runners of one step's handler. */
    @FunctionalInterface
    private interface Feed {

        RecordRun runner(ReplayMode mode, StepProgress progress);
    }

    @Override
    public Stream<Waiting> waiting() {
        return steps.stream()
                .flatMap(step ->
                        step.trouble().stream().map(why -> new Waiting(step.topic().name(), why)));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
