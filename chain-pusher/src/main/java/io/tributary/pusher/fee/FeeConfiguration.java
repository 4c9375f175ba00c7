package io.tributary.pusher.fee;

import io.tributary.pusher.PusherProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The cap and the least tip. */
@Configuration(proxyBeanMethods = false)
class FeeConfiguration {

    @Bean
    FeePolicy feePolicy(PusherProperties properties) {
        PusherProperties.Sending sending = properties.sending();
        return new FeePolicy(Wei.of(sending.feeCap()), Wei.of(sending.lowestPriorityFee()));
    }
}
