package io.tributary.messaging.relay;

/** The meters of leases and relays. */
public enum RelayMeter {
    /** 1 while this instance holds the lease, else 0 (gauge), by {@code lease}. */
    HELD("tributary.lease.held", "1 while this instance holds the lease"),
    /** States published (counter), by {@code topic}. */
    PUBLISHED("tributary.relay.published", "States published"),
    /**
     * States that cannot be written, skipped at each pass (counter), by {@code topic}. Someone must
     * act.
     */
    UNPUBLISHABLE("tributary.relay.unpublishable", "States that cannot be written");

    private final String meterName;
    private final String description;

    RelayMeter(String meterName, String description) {
        this.meterName = meterName;
        this.description = description;
    }

    /** The name as Micrometer knows it. */
    public String meterName() {
        return meterName;
    }

    /** What it counts. */
    public String description() {
        return description;
    }
}
