package io.tributary.pusher.intake;

import io.tributary.events.RewardState;
import io.tributary.events.Topics;
import io.tributary.messaging.step.Step;
import io.tributary.messaging.step.Steps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The step on {@code rewards.v1}. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    Step<RewardState> rewardsStep(Steps steps, DatabaseClient database) {
        return steps.on(Topics.REWARDS, new RewardsIntake(new PushableRewards(database)));
    }
}
