package io.tributary.web.connection;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import reactor.netty.NettyPipeline;
import tools.jackson.databind.json.JsonMapper;

/** Bounds of connections, on the main and the management port, and words for broken requests. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:io/tributary/web/connection/connection.properties")
public class ConnectionConfiguration {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> wordsForBareRefusals(
            JsonMapper mapper) {
        return factory ->
                factory.addServerCustomizers(server ->
                        server.doOnChannelInit((observer, channel, remote) ->
                                channel.pipeline()
                                        .addAfter(
                                                NettyPipeline.HttpCodec,
                                                BareRefusals.class.getName(),
                                                new BareRefusals(mapper))));
    }
}
