package io.tributary.messaging.step;

import io.tributary.events.Topic;
import io.tributary.messaging.MessagingProperties;
import io.tributary.messaging.TopicNames;
import io.tributary.messaging.transport.KafkaSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.ContainerProperties.AssignmentCommitOption;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * The edge to Spring Kafka: offsets are committed when a poll went through; when it did not, its
 * records are polled again later, from the first one. Poison records are never left to the
 * container.
 */
final class StepListener
        implements BatchMessageListener<byte[], byte[]>,
                ConsumerAwareRebalanceListener,
                CommonErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(StepListener.class);

    private final Owner owner;

    private StepListener(Owner owner) {
        this.owner = owner;
    }

    /** Whose records these are. All methods run on a consumer's thread. */
    interface Owner {

        /**
         * Returns when everything about the records is done; fails with {@link TroubleException}.
         */
        void polled(List<ConsumerRecord<byte[], byte[]>> records);

        /** The last poll failed and comes again after a pause. */
        void failed(Trouble trouble);

        /** These partitions are read from now on. */
        void assigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions);
    }

    /** Makes containers. */
    @FunctionalInterface
    interface Containers {

        /** A container that is not started. */
        ConcurrentMessageListenerContainer<byte[], byte[]> create(Topic<?> topic, Owner owner);
    }

    static Containers containers(
            KafkaSettings settings, TopicNames names, MessagingProperties.Step properties) {
        return (topic, owner) -> {
            StepListener listener = new StepListener(owner);
            ContainerProperties own = listener.properties(topic, names, properties);
            return listener.container(topic, settings, own, properties.concurrency());
        };
    }

    private ContainerProperties properties(
            Topic<?> topic, TopicNames names, MessagingProperties.Step properties) {
        ContainerProperties container = new ContainerProperties(names.of(topic));
        container.setGroupId(names.groupOf(topic));
        container.setMessageListener(this);
        container.setConsumerRebalanceListener(this);
        container.setAckMode(AckMode.BATCH);
        container.setSyncCommitTimeout(Duration.ofSeconds(10));
        container.setAssignmentCommitOption(AssignmentCommitOption.NEVER);
        // A poll asks the broker once and then waits (KAFKA-20780): no longer than the broker does.
        container.setPollTimeout(properties.fetchMaxWait().toMillis());
        container.setAuthExceptionRetryInterval(Duration.ofSeconds(10));
        container.setShutdownTimeout(properties.transactionTimeout().plusSeconds(5).toMillis());
        return container;
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container(
            Topic<?> topic, KafkaSettings settings, ContainerProperties own, int concurrency) {
        ConcurrentMessageListenerContainer<byte[], byte[]> made =
                new ConcurrentMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<>(
                                settings.consumer(topic),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer()),
                        own);
        made.setConcurrency(concurrency);
        made.setCommonErrorHandler(this);
        made.setBeanName("step-" + topic.name());
        return made;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        owner.polled(records);
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            owner.assigned(consumer, partitions);
        }
    }

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    @Override
    public void handleBatch(
            Exception thrown,
            ConsumerRecords<?, ?> records,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        for (TopicPartition partition : records.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.records(partition).getFirst().offset());
            }
        }
        owner.failed(troubleIn(thrown));
    }

    /**
     * Not about records: a commit that a rebalance overtook, for example. They are delivered again
     * where it matters.
     */
    @Override
    public void handleOtherException(
            Exception thrown,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            boolean batchListener) {
        log.warn("Consumer failed outside its listener and goes on", thrown);
    }

    private static Trouble troubleIn(Exception thrown) {
        @Nullable Throwable cause = thrown;
        while (cause != null) {
            if (cause instanceof TroubleException known) {
                return known.trouble();
            }
            cause = cause.getCause();
        }
        log.error("A step failed in a way it should not", thrown);
        return new Trouble(Trouble.Source.DATABASE, Failure.of(thrown).detail());
    }
}
