package io.tributary.messaging.step;

import io.tributary.events.Topic;
import org.apache.avro.specific.SpecificRecord;

/** Makes the steps of a service. */
public interface Steps {

    /**
     * The step of this service on this topic. Returned as a bean, it starts and stops with the
     * application.
     *
     * @param <E> the record's class
     * @throws IllegalArgumentException if the topics table does not let this service read the topic
     */
    <E extends SpecificRecord> Step<E> on(Topic<E> topic, StepHandler<E> handler);
}
