package io.tributary.messaging;

/** Kafka did not answer in time; the same request may succeed later. */
public final class BrokerAwayException extends RuntimeException {

    /**
     * @param message what was wanted
     */
    public BrokerAwayException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * @param message what was wanted, and how long it took
     */
    public BrokerAwayException(String message) {
        super(message);
    }
}
