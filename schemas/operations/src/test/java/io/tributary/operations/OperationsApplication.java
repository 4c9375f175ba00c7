package io.tributary.operations;

import io.tributary.events.CampaignMatch;
import io.tributary.events.RewardPush;
import io.tributary.events.Topics;
import io.tributary.messaging.MessagingConfiguration;
import io.tributary.messaging.step.Handled;
import io.tributary.messaging.step.Step;
import io.tributary.messaging.step.Steps;
import io.tributary.web.WebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;

/** A small reward-service: two steps that take everything and tell nobody. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({MessagingConfiguration.class, WebConfiguration.class})
class OperationsApplication {

    @Bean
    Step<CampaignMatch> matchesStep(Steps steps) {
        return steps.on(
                Topics.CAMPAIGN_MATCHES, matches -> Mono.just(Handled.silently(0, matches.size())));
    }

    @Bean
    Step<RewardPush> pushesStep(Steps steps) {
        return steps.on(
                Topics.REWARD_PUSHES, pushes -> Mono.just(Handled.silently(0, pushes.size())));
    }
}
