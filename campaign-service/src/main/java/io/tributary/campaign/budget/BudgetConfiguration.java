package io.tributary.campaign.budget;

import io.tributary.events.RewardState;
import io.tributary.events.Topics;
import io.tributary.messaging.step.Step;
import io.tributary.messaging.step.Steps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The budget feature's context: the step that hears of rewards that died. */
@Configuration(proxyBeanMethods = false)
class BudgetConfiguration {

    @Bean
    Step<RewardState> rewardStep(Steps steps, RewardReleases releases) {
        return steps.on(Topics.REWARDS, releases);
    }
}
