package io.tributary.product.registry;

import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.relay.StateRelays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The relay of {@code products.v1}. */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    static final String RELAY = "productRelay";

    @Bean(RELAY)
    LeasedLoop productRelay(StateRelays relays, ProductStates states) {
        return relays.relay(states);
    }
}
