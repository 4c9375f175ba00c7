package io.tributary.pusher.node;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The node that is asked. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChainProperties.class)
class NodeConfiguration {

    @Bean
    ChainNode chainNode(ChainProperties properties) {
        return new ChainNode(
                new JsonRpcClient(properties.rpcUrl(), properties.requestTimeout()), properties);
    }
}
