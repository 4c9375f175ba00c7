package io.tributary.messaging.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.Topic;
import io.tributary.messaging.TopicNames;
import io.tributary.messaging.transport.KafkaSettings;
import io.tributary.messaging.transport.RecordEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Relays on leased loops, each with a transactional producer of its own. */
final class KafkaStateRelays implements StateRelays {

    private final DatabaseLeasedLoops loops;
    private final RecordEncoder encoder;
    private final KafkaSettings settings;
    private final TopicNames names;
    private final MeterRegistry meters;

    KafkaStateRelays(
            DatabaseLeasedLoops loops,
            RecordEncoder encoder,
            KafkaSettings settings,
            TopicNames names,
            MeterRegistry meters) {
        this.loops = loops;
        this.encoder = encoder;
        this.settings = settings;
        this.names = names;
        this.meters = meters;
    }

    @Override
    public <T extends SpecificRecord> LeasedLoop relay(StateSource<T> source) {
        Topic<T> topic = source.topic();
        if (topic.writer() != names.service()) {
            throw new IllegalArgumentException(
                    "topic: %s (expected: one that %s writes)"
                            .formatted(topic.name(), names.service().text()));
        }
        StateRelay<T> relay =
                new StateRelay<>(
                        source,
                        encoder,
                        () -> producer(topic),
                        counter(RelayMeter.PUBLISHED, topic),
                        counter(RelayMeter.UNPUBLISHABLE, topic));
        return loops.loop("relay:" + topic.name(), relay);
    }

    private Producer<byte[], byte[]> producer(Topic<?> topic) {
        return new KafkaProducer<>(
                settings.relay(topic), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Counter counter(RelayMeter meter, Topic<?> topic) {
        return Counter.builder(meter.meterName())
                .description(meter.description())
                .tag("topic", topic.name())
                .register(meters);
    }
}
