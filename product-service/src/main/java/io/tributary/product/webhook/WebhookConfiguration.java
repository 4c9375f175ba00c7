package io.tributary.product.webhook;

import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.relay.StateRelays;
import io.tributary.sealing.Sealer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The relay of {@code product-secrets.v1}, and what seals for its reader. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

    static final String RELAY = "productSecretsRelay";

    @Bean(RELAY)
    LeasedLoop productSecretsRelay(StateRelays relays, SecretStates states) {
        return relays.relay(states);
    }

    @Bean
    Sealer webhookSealer(WebhookProperties properties) {
        return properties.sealer();
    }
}
