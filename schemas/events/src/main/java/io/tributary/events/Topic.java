package io.tributary.events;

import java.time.Duration;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic as it is declared: the one place that names its writer, its readers and its retention.
 *
 * @param <T> the record it carries
 * @param name the topic's name, without an installation's prefix
 * @param valueType the generated class of its records
 * @param writer the only service that writes it
 * @param readers the services that may read it
 * @param retention how records are kept
 */
public record Topic<T extends SpecificRecord>(
        String name,
        Class<T> valueType,
        ServiceName writer,
        Set<ServiceName> readers,
        Retention retention) {

    /** How many partitions a topic has unless the installation says otherwise. */
    public static final int DEFAULT_PARTITIONS = 12;

    /** How long a dead letter is kept. */
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(90);

    public Topic {
        readers = Set.copyOf(readers);
    }

    /** How records are kept: for a time, or the last one of each key for ever. */
    public sealed interface Retention {

        /** The last record of each key stays. */
        record Compacted() implements Retention {}

        /** Every record stays this long. */
        record Kept(Duration time) implements Retention {}
    }

    /** Where the reader puts what it cannot process: {@code <topic>.<service>.dlt}. */
    public String deadLetterName(ServiceName reader) {
        return name + "." + reader.text() + ".dlt";
    }

    /** The CloudEvents type of its records, for example {@code io.tributary.events.Interaction}. */
    public String eventType() {
        return valueType.getName();
    }
}
