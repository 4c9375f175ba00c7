package io.tributary.quickstart;

import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.quickstart.settings.QuickstartException;
import io.tributary.quickstart.topic.TopicContents;
import io.tributary.quickstart.topic.TopicRecord;
import io.tributary.testkit.platform.FreePorts;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The command {@code deploy/quickstart/read TOPIC}: prints what the topic holds now, a line of JSON
 * for each record.
 */
public final class ReadTopic {

    private ReadTopic() {}

    /** Takes the topic's name. */
    public static void main(String[] words) {
        try {
            if (words.length != 1) {
                throw new QuickstartException(
                        Outcome.ENVIRONMENT,
                        "usage: deploy/quickstart/read TOPIC, for example rewards.v1");
            }
            print(words[0], Ports.from(System.getenv()));
        } catch (QuickstartException e) {
            System.err.println(e.getMessage());
            System.exit(e.outcome().exitCode());
        }
    }

    private static void print(String topic, Ports ports) {
        if (FreePorts.isFree(ports.of(Port.KAFKA))) {
            throw new QuickstartException(
                    Outcome.ENVIRONMENT, "No broker answers on port " + ports.of(Port.KAFKA) + ".");
        }
        try (TopicContents contents = new TopicContents(ports)) {
            if (!contents.topics().contains(topic)) {
                throw new QuickstartException(
                        Outcome.ENVIRONMENT, "There is no topic " + topic + ".");
            }
            contents.each(topic, record -> System.out.println(line(record)));
        }
    }

    private static String line(TopicRecord record) {
        return "{\"partition\":%d,\"offset\":%d,\"key\":\"%s\",\"value\":%s}"
                .formatted(record.partition(), record.offset(), record.key(), json(record));
    }

    /** Avro's generic records print themselves as JSON; what is no Avro is shown in hex. */
    private static String json(TopicRecord record) {
        if (record.content() != null) {
            return record.content().toString();
        }
        ByteBuffer value = record.value();
        return value == null ? "null" : "\"" + hex(value) + "\"";
    }

    private static String hex(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
