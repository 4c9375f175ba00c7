package io.tributary.campaign.engine;

import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.messaging.step.Step;
import io.tributary.messaging.step.Steps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine's context: its step on {@code interactions.v1}. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    Step<Interaction> interactionStep(Steps steps, CampaignEngine engine) {
        return steps.on(Topics.INTERACTIONS, engine);
    }
}
