package io.tributary.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.events.Topic;
import io.tributary.messaging.step.DeadLetterHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Records of a topic of dead letters as what they say. Anyone may have written them. */
final class LetterText {

    private static final int MAX_KEY = 200;
    private static final int MAX_HEADER = 1_000;
    private static final int MAX_HEADERS = 100;

    private LetterText() {}

    static ListedLetter listed(
            DeadLetterId id, Topic<?> source, ConsumerRecord<byte[], byte[]> record) {
        return new ListedLetter(
                id,
                text(record, DeadLetterHeaders.REASON),
                text(record, DeadLetterHeaders.DETAIL),
                new ListedLetter.Source(
                        source.name(),
                        parsed(record, DeadLetterHeaders.SOURCE_PARTITION, Integer::valueOf),
                        parsed(record, DeadLetterHeaders.SOURCE_OFFSET, Long::valueOf)),
                text(record.key(), MAX_KEY),
                failedAt(record));
    }

    static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            if (headers.size() < MAX_HEADERS) {
                String text = text(header.value(), MAX_HEADER);
                headers.put(cut(header.key(), MAX_HEADER), text == null ? "" : text);
            }
        }
        return headers;
    }

    private static Instant failedAt(ConsumerRecord<byte[], byte[]> record) {
        Instant said = parsed(record, DeadLetterHeaders.FAILED_AT, Instant::parse);
        return said == null ? Instant.ofEpochMilli(record.timestamp()) : said;
    }

    private static <T> @Nullable T parsed(
            ConsumerRecord<byte[], byte[]> record, String name, Function<String, T> parse) {
        String text = text(record, name);
        try {
            return text == null ? null : parse.apply(text);
        } catch (DateTimeException | NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : text(header.value(), MAX_HEADER);
    }

    private static @Nullable String text(byte @Nullable [] bytes, int longest) {
        return bytes == null ? null : cut(new String(bytes, UTF_8), longest);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
