package io.tributary.quickstart;

import io.tributary.quickstart.demo.Client;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.quickstart.settings.QuickstartException;
import io.tributary.testkit.platform.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The command {@code deploy/quickstart/read TOPIC}: prints what the topic holds now, a line of JSON
 * for each record. It knows nothing but broker and registry, like a subscriber in another language.
 */
public final class ReadTopic {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PREAMBLE = 5;

    private final Client client = new Client();
    private final Map<Integer, Schema> schemas = new HashMap<>();
    private final Ports ports;

    private ReadTopic(Ports ports) {
        this.ports = ports;
    }

    /** Takes the topic's name. */
    public static void main(String[] words) {
        try {
            if (words.length != 1) {
                throw new QuickstartException(
                        Outcome.ENVIRONMENT,
                        "usage: deploy/quickstart/read TOPIC, for example rewards.v1");
            }
            new ReadTopic(Ports.from(System.getenv())).print(words[0]);
        } catch (QuickstartException e) {
            System.err.println(e.getMessage());
            System.exit(e.outcome().exitCode());
        }
    }

    private void print(String topic) {
        if (FreePorts.isFree(ports.of(Port.KAFKA))) {
            throw new QuickstartException(
                    Outcome.ENVIRONMENT, "No broker answers on port " + ports.of(Port.KAFKA) + ".");
        }
        Map<String, Object> settings =
                Map.of("bootstrap.servers", "127.0.0.1:" + ports.of(Port.KAFKA));
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer.partitionsFor(topic));
            if (partitions.isEmpty()) {
                throw new QuickstartException(
                        Outcome.ENVIRONMENT, "There is no topic " + topic + ".");
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> System.out.println(line(record)));
            }
        }
    }

    private static List<TopicPartition> partitions(List<PartitionInfo> infos) {
        return infos.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private String line(ConsumerRecord<String, byte[]> record) {
        return "{\"partition\":%d,\"offset\":%d,\"key\":\"%s\",\"value\":%s}"
                .formatted(record.partition(), record.offset(), record.key(), json(record.value()));
    }

    /** Avro's generic records print themselves as JSON; what is no Avro is shown in hex. */
    private String json(byte[] value) {
        if (value.length < PREAMBLE || value[0] != 0) {
            return "\"" + HexFormat.of().formatHex(value) + "\"";
        }
        Schema schema =
                schemas.computeIfAbsent(ByteBuffer.wrap(value, 1, 4).getInt(), this::schema);
        try {
            return new GenericDatumReader<>(schema)
                    .read(
                            null,
                            DecoderFactory.get()
                                    .binaryDecoder(value, PREAMBLE, value.length - PREAMBLE, null))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Schema schema(int id) {
        String url = ports.url(Port.REGISTRY) + "/apis/ccompat/v7/schemas/ids/" + id;
        return new Schema.Parser().parse(client.get(url, null).expect(200).text("schema"));
    }
}
