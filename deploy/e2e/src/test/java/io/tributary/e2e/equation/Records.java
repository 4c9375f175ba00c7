package io.tributary.e2e.equation;

import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.topic.TopicContents;
import io.tributary.quickstart.topic.TopicRecord;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;

/** The topics, by what their records say. */
final class Records {

    private static final String DEAD_LETTERS = ".dlt";

    private final Ports ports;

    Records(Ports ports) {
        this.ports = ports;
    }

    /**
     * What a topic of unchanging records says of each id, as the fields' texts. Records of one id
     * that differ in a byte are shown as such: they equal nothing.
     */
    Map<String, String> unchanging(String topic, String id, List<String> fields) {
        Map<String, ByteBuffer> first = new HashMap<>();
        Map<String, String> rows = new TreeMap<>();
        each(
                topic,
                record -> {
                    GenericRecord content = content(record);
                    String key = text(content.get(id));
                    ByteBuffer before = first.putIfAbsent(key, bytes(record));
                    String text = text(content, fields, " ");
                    boolean same = before == null || before.equals(bytes(record));
                    rows.put(
                            key,
                            same ? text : text + " with other bytes at offset " + record.offset());
                });
        return rows;
    }

    /** What a topic of states says last of each id, which is the record of the highest version. */
    Map<String, String> latest(String topic, List<String> id, List<String> fields) {
        Map<String, Long> versions = new HashMap<>();
        Map<String, String> rows = new TreeMap<>();
        each(
                topic,
                record -> {
                    GenericRecord content = content(record);
                    String key = text(content, id, ":");
                    long version = (Long) content.get("version");
                    if (versions.merge(key, version, Math::max) == version) {
                        rows.put(key, text(content, fields, " "));
                    }
                });
        return rows;
    }

    /** Every record that a service could not process. */
    Map<String, String> deadLetters() {
        Map<String, String> rows = new TreeMap<>();
        for (String topic : topics()) {
            if (topic.endsWith(DEAD_LETTERS)) {
                each(
                        topic,
                        record ->
                                rows.put(
                                        topic + "-" + record.partition() + "-" + record.offset(),
                                        String.valueOf(record.content())));
            }
        }
        return rows;
    }

    private Set<String> topics() {
        try (TopicContents contents = new TopicContents(ports)) {
            return contents.topics();
        }
    }

    private void each(String topic, Consumer<TopicRecord> each) {
        try (TopicContents contents = new TopicContents(ports)) {
            contents.each(topic, each);
        }
    }

    private static GenericRecord content(TopicRecord record) {
        GenericRecord content = record.content();
        if (content == null) {
            throw new IllegalStateException(record + " (expected: Avro)");
        }
        return content;
    }

    private static ByteBuffer bytes(TopicRecord record) {
        ByteBuffer value = record.value();
        return value == null ? ByteBuffer.allocate(0) : value;
    }

    private static String text(GenericRecord content, List<String> fields, String between) {
        return fields.stream()
                .map(field -> text(content.get(field)))
                .collect(Collectors.joining(between));
    }

    private static String text(Object value) {
        Stream<?> parts = value instanceof Collection<?> many ? many.stream() : Stream.of(value);
        return parts.map(String::valueOf).collect(Collectors.joining(","));
    }
}
