package io.tributary.campaign.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.campaign.decision.Decision;
import io.tributary.campaign.decision.Reason;
import io.tributary.campaign.meter.CampaignMeter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Counts decisions by reason. */
@Component
class EngineMeters {

    private final MeterRegistry registry;

    EngineMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Reason reason : Reason.values()) {
            count(reason, 0);
        }
    }

    void count(List<Decision> decisions) {
        Map<Reason, Long> byReason =
                decisions.stream()
                        .collect(Collectors.groupingBy(Decision::reason, Collectors.counting()));
        byReason.forEach(this::count);
    }

    private void count(Reason reason, long times) {
        CampaignMeter.DECISIONS
                .counter(registry, "reason", reason.word())
                .increment((double) times);
    }
}
