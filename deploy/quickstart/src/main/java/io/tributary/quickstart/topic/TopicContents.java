package io.tributary.quickstart.topic;

import io.tributary.quickstart.demo.Client;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics as a subscriber in another language would: committed records only, decoded by the
 * schema that wrote them. For one thread at a time.
 */
public final class TopicContents implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PREAMBLE = 5;

    private final Client client = new Client();
    private final Map<Integer, Schema> schemas = new HashMap<>();
    private final Ports ports;
    private final KafkaConsumer<String, byte[]> consumer;

    /** Broker and registry on those ports. */
    public TopicContents(Ports ports) {
        this.ports = ports;
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + ports.of(Port.KAFKA),
                        "isolation.level",
                        "read_committed");
        this.consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** The names of all topics. */
    public Set<String> topics() {
        return consumer.listTopics().keySet();
    }

    /** Hands out every record that the topic holds now, each partition in its order. */
    public void each(String topic, Consumer<TopicRecord> each) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> each.accept(read(record)));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private TopicRecord read(ConsumerRecord<String, byte[]> record) {
        return new TopicRecord(
                record.partition(),
                record.offset(),
                record.key(),
                record.value() == null ? null : ByteBuffer.wrap(record.value()).asReadOnlyBuffer(),
                content(record.value()));
    }

    private @Nullable GenericRecord content(byte @Nullable [] value) {
        if (value == null || value.length < PREAMBLE || value[0] != 0) {
            return null;
        }
        Schema schema =
                schemas.computeIfAbsent(ByteBuffer.wrap(value, 1, 4).getInt(), this::schema);
        try {
            return new GenericDatumReader<GenericRecord>(schema)
                    .read(
                            null,
                            DecoderFactory.get()
                                    .binaryDecoder(value, PREAMBLE, value.length - PREAMBLE, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Schema schema(int id) {
        String url = ports.url(Port.REGISTRY) + "/apis/ccompat/v7/schemas/ids/" + id;
        return new Schema.Parser().parse(client.get(url, null).expect(200).text("schema"));
    }
}
