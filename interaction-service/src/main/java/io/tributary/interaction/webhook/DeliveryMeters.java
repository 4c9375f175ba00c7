package io.tributary.interaction.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.interaction.secret.WebhookKind;
import org.springframework.stereotype.Component;

/** Counts deliveries by kind and outcome. */
@Component
class DeliveryMeters {

    private final MeterRegistry meters;

    DeliveryMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void answered(WebhookKind kind, String outcome) {
        meters.counter(
                        InteractionMeter.DELIVERIES.getName(),
                        InteractionMeter.DeliveryKey.KIND.asString(),
                        kind.word(),
                        InteractionMeter.DeliveryKey.OUTCOME.asString(),
                        outcome)
                .increment();
    }
}
