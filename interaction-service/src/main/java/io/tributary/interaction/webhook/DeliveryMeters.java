package io.tributary.interaction.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.interaction.delivery.Outcome;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.interaction.secret.WebhookKind;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Counts deliveries by kind and outcome. */
@Component
class DeliveryMeters {

    private final MeterRegistry meters;

    DeliveryMeters(MeterRegistry meters) {
        this.meters = meters;
        // From the start, so that an alert sees the first one grow.
        for (WebhookKind kind : WebhookKind.values()) {
            Arrays.stream(Outcome.values()).forEach(outcome -> counter(kind, outcome.word()));
        }
    }

    void answered(WebhookKind kind, String outcome) {
        counter(kind, outcome).increment();
    }

    private Counter counter(WebhookKind kind, String outcome) {
        return meters.counter(
                InteractionMeter.DELIVERIES.getName(),
                InteractionMeter.DeliveryKey.KIND.asString(),
                kind.word(),
                InteractionMeter.DeliveryKey.OUTCOME.asString(),
                outcome);
    }
}
