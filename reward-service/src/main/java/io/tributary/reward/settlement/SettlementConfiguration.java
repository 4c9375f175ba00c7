package io.tributary.reward.settlement;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.RewardPush;
import io.tributary.events.Topics;
import io.tributary.messaging.step.Step;
import io.tributary.messaging.step.Steps;
import io.tributary.reward.lifecycle.Rewards;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The step on {@code reward-pushes.v1}. */
@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    @Bean
    PushOutcomes pushOutcomes(DatabaseClient client) {
        return new PushOutcomes(client);
    }

    @Bean
    RewardSettler rewardSettler(PushOutcomes outcomes, Rewards rewards, MeterRegistry meters) {
        return new RewardSettler(outcomes, rewards, meters);
    }

    @Bean
    Step<RewardPush> settlementStep(Steps steps, RewardSettler settler) {
        return steps.on(Topics.REWARD_PUSHES, settler);
    }
}
