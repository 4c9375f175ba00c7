package io.tributary.messaging.step;

/**
 * Why a step waits; never the fault of a record.
 *
 * @param source what is away
 * @param detail for the log and for readiness, no payload
 */
public record Trouble(Source source, String detail) {

    /** What is away. */
    public enum Source {
        /** The service's own database. */
        DATABASE,
        /** Kafka. */
        BROKER,
        /** The schema registry. */
        REGISTRY,
        /**
         * Not away, but gone: the log no longer reaches back to the step's position. Someone must
         * act.
         */
        GAP
    }
}
