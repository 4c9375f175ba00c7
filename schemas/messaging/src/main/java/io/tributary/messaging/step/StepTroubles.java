package io.tributary.messaging.step;

import java.util.stream.Stream;

/** Which steps of this service wait, for readiness. */
public interface StepTroubles {

    /** The steps that wait now. */
    Stream<Waiting> waiting();

    /**
     * A step that waits.
     *
     * @param topic what it reads, without prefix
     * @param trouble why
     */
    record Waiting(String topic, Trouble trouble) {}
}
