package io.tributary.campaign.definition;

import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.relay.StateRelays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The definition feature's context. */
@Configuration(proxyBeanMethods = false)
class DefinitionConfiguration {

    @Bean
    LeasedLoop campaignRelay(StateRelays relays, CampaignStates states) {
        return relays.relay(states);
    }
}
