package io.tributary.reward.grant;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.CampaignMatch;
import io.tributary.events.Topics;
import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.relay.LeasedLoops;
import io.tributary.messaging.step.Step;
import io.tributary.messaging.step.Steps;
import io.tributary.reward.lifecycle.Rewards;
import io.tributary.reward.settlement.PushOutcomes;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The step on {@code campaign-matches.v1} and the upkeep of its guard. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GrantProperties.class)
class GrantConfiguration {

    @Bean
    RewardGranter rewardGranter(
            DatabaseClient client,
            PushOutcomes outcomes,
            Rewards rewards,
            Clock clock,
            MeterRegistry meters) {
        return new RewardGranter(new GrantedMatches(client), outcomes, rewards, clock, meters);
    }

    @Bean
    Step<CampaignMatch> grantStep(Steps steps, RewardGranter granter) {
        return steps.on(Topics.CAMPAIGN_MATCHES, granter);
    }

    @Bean
    GuardUpkeep guardUpkeep(
            DatabaseClient client, GrantProperties properties, MeterRegistry meters) {
        return new GuardUpkeep(client, properties, meters);
    }

    @Bean
    LeasedLoop guardUpkeepLoop(LeasedLoops loops, GuardUpkeep upkeep) {
        return loops.loop(GuardUpkeep.LEASE, LeasedLoops.OnAcquired.NOTHING, upkeep);
    }
}
