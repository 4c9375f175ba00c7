package io.tributary.messaging;

import io.tributary.events.ServiceName;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of this module.
 *
 * @param service which service this is; it decides the topics that may be written and read
 * @param topicPrefix stands before every topic, consumer group and transactional id, so that
 *     several installations share a cluster
 * @param partitions of each topic that this service creates
 * @param replicationFactor of each topic that this service creates; 3 in production
 * @param kafkaRequiredForReadiness whether the service is not ready while Kafka or the registry is
 *     away
 * @param maxRecordSize key, value and headers of one record; larger ones are refused before the
 *     commit
 * @param maxInFlight records handed to {@link EventPublisher} and not acknowledged; more are
 *     refused
 * @param serde how records become bytes
 * @param step how steps read
 * @param lease how leases are held
 */
@ConfigurationProperties("tributary.messaging")
public record MessagingProperties(
        ServiceName service,
        @DefaultValue("") String topicPrefix,
        @DefaultValue("12") int partitions,
        @DefaultValue("1") short replicationFactor,
        @DefaultValue("true") boolean kafkaRequiredForReadiness,
        @DefaultValue("1MB") DataSize maxRecordSize,
        @DefaultValue("20000") int maxInFlight,
        @DefaultValue Serde serde,
        @DefaultValue Step step,
        @DefaultValue Lease lease) {

    // Spring binds null where a setting is missing.
    @SuppressWarnings("ConstantValue")
    public MessagingProperties {
        if (service == null) {
            throw new IllegalArgumentException(
                    "tributary.messaging.service: none (expected: the name of a service)");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "tributary.messaging.partitions: " + partitions + " (expected: 1 or more)");
        }
    }

    /**
     * How records become bytes.
     *
     * @param serializer class that writes values; an installation may put Confluent's here
     * @param deserializer class that reads values
     * @param autoRegister whether unknown schemas are registered; in production they are registered
     *     at deployment
     * @param properties further settings of both classes; they win over ours
     */
    public record Serde(
            @DefaultValue("io.apicurio.registry.serde.avro.AvroKafkaSerializer")
                    Class<? extends Serializer<?>> serializer,
            @DefaultValue("io.apicurio.registry.serde.avro.AvroKafkaDeserializer")
                    Class<? extends Deserializer<?>> deserializer,
            @DefaultValue("true") boolean autoRegister,
            @DefaultValue Map<String, String> properties) {}

    /**
     * How steps read.
     *
     * @param maxPollRecords most records of one transaction
     * @param concurrency consumers per step and instance
     * @param fetchMinSize the broker waits for so many bytes
     * @param fetchMaxWait but not longer than this
     * @param transactionTimeout of one SQL transaction
     * @param maxPause longest pause between two probes while something is away
     */
    public record Step(
            @DefaultValue("1000") int maxPollRecords,
            @DefaultValue("1") int concurrency,
            @DefaultValue("4KB") DataSize fetchMinSize,
            @DefaultValue("50ms") Duration fetchMaxWait,
            @DefaultValue("20s") Duration transactionTimeout,
            @DefaultValue("5s") Duration maxPause) {}

    /**
     * How leases are held.
     *
     * @param time how long a lease lasts without renewal; a killed owner blocks others for so long
     * @param acquireInterval how often an instance without the lease asks for it
     * @param maxPause longest pause after failures
     */
    public record Lease(
            @DefaultValue("10s") Duration time,
            @DefaultValue("1s") Duration acquireInterval,
            @DefaultValue("10s") Duration maxPause) {}
}
