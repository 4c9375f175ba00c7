package io.tributary.messaging;

import io.tributary.messaging.step.StepTroubles;
import io.tributary.messaging.step.StepTroubles.Waiting;
import io.tributary.messaging.step.Trouble;
import io.tributary.messaging.transport.KafkaStartup;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says in readiness what messaging waits for: Kafka, the registry, or a step for its database. */
final class MessagingHealth implements HealthIndicator {

    private final KafkaStartup startup;
    private final StepTroubles steps;
    private final boolean kafkaRequired;

    MessagingHealth(KafkaStartup startup, StepTroubles steps, boolean kafkaRequired) {
        this.startup = startup;
        this.steps = steps;
        this.kafkaRequired = kafkaRequired;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        startup.problem().ifPresent(problem -> tell(health, kafkaRequired, "kafka", problem));
        steps.waiting().forEach(waiting -> tell(health, waiting));
        return health.build();
    }

    private void tell(Health.Builder health, Waiting waiting) {
        Trouble trouble = waiting.trouble();
        boolean counts = kafkaRequired || trouble.source() == Trouble.Source.DATABASE;
        tell(health, counts, waiting.topic(), trouble.source() + ": " + trouble.detail());
    }

    private static void tell(Health.Builder health, boolean counts, String name, String why) {
        health.withDetail(name, why);
        if (counts) {
            health.down();
        }
    }
}
