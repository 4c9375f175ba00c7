package io.tributary.campaign.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** The meters of this service, as its README lists them. */
public enum CampaignMeter {
    /**
     * Decisions by {@code reason}; counted when written, so a batch that is rolled back counts
     * again.
     */
    DECISIONS("tributary.campaign.decisions", "Decisions by reason."),
    /** Rewards that gave their amount back to a budget. */
    RELEASES("tributary.campaign.releases", "Rewards that died and gave back what was reserved."),
    /** Rows whose month has no partition; above 0 someone has to act. */
    STRAYED_ROWS("tributary.campaign.guard.strayed", "Rows of guard tables in default partitions.");

    private final String text;
    private final String description;

    CampaignMeter(String text, String description) {
        this.text = text;
        this.description = description;
    }

    /** The counter with these tags. */
    public Counter counter(MeterRegistry registry, String... tags) {
        return Counter.builder(text).description(description).tags(tags).register(registry);
    }

    /** Registers the gauge of this number; the registry keeps it alive. */
    public void gauge(MeterRegistry registry, Number number) {
        Gauge.builder(text, () -> number)
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}
