package io.tributary.messaging.step;

/** The headers that a dead letter has beside those of its record. */
public final class DeadLetterHeaders {

    /** What they all begin with. */
    public static final String PREFIX = "tributary-dlt-";

    /** {@link DeadLetterReason#word()}. */
    public static final String REASON = PREFIX + "reason";

    /** Value and expectation. */
    public static final String DETAIL = PREFIX + "detail";

    /** The topic's name on the broker. */
    public static final String SOURCE_TOPIC = PREFIX + "source-topic";

    /** A decimal number. */
    public static final String SOURCE_PARTITION = PREFIX + "source-partition";

    /** A decimal number. */
    public static final String SOURCE_OFFSET = PREFIX + "source-offset";

    /** RFC 3339, UTC. */
    public static final String FAILED_AT = PREFIX + "failed-at";

    /**
     * A decimal number: how many bytes of key, value and headers were not written because they are
     * too many. Only there if so.
     */
    public static final String OMITTED_BYTES = PREFIX + "omitted-bytes";

    private DeadLetterHeaders() {}
}
