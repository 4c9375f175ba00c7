package io.tributary.messaging;

import io.tributary.events.Topic;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads a topic back as a whole, outside of any consumer group: what its own writer needs to find
 * what it once wrote.
 */
public interface TopicReader {

    /**
     * Hands over every committed record from the start of the log to its end as at the call,
     * partition by partition in order. Blocks; takes as long as the topic is large.
     *
     * @throws IllegalArgumentException if the topics table does not let this service read the topic
     * @throws UndecodableException at the first record that is none
     * @throws IllegalStateException if the broker does not answer, or nothing arrives for 30 s
     *     before the end
     */
    <T extends SpecificRecord> void readToEnd(Topic<T> topic, Consumer<T> each);
}
