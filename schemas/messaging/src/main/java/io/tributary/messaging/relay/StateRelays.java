package io.tributary.messaging.relay;

import org.apache.avro.specific.SpecificRecord;

/** Makes relays of state topics. */
public interface StateRelays {

    /**
     * The relay of this source: one instance at a time (lease {@code relay:<topic>}), with a fixed
     * transactional id, so that the broker fences a stalled one. Writers call {@link
     * LeasedLoop#wake()} after their commit.
     */
    <T extends SpecificRecord> LeasedLoop relay(StateSource<T> source);
}
