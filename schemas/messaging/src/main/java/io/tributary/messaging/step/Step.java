package io.tributary.messaging.step;

import io.tributary.events.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.context.SmartLifecycle;

/**
 * A running step: a consumer group of one service on one topic.
 *
 * @param <E> the record's class
 */
public interface Step<E extends SpecificRecord> extends SmartLifecycle {

    /** The topic it reads. */
    Topic<E> topic();
}
