package io.tributary.web.connection;

import io.netty.channel.ChannelPipeline;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;
import reactor.netty.NettyPipeline;
import tools.jackson.databind.json.JsonMapper;

/** Bounds of connections, on the main and the management port, and words for broken requests. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:io/tributary/web/connection/connection.properties")
public class ConnectionConfiguration {

    @Bean
    NettyServerCustomizer wordsForBareRefusals(JsonMapper mapper) {
        return words(mapper);
    }

    @Bean
    WebFilter blankAcceptFilter() {
        return new BlankAcceptFilter();
    }

    /** Around all but the trace: who calls is asked of the database too. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    WebFilter answerDeadlineFilter() {
        return new AnswerDeadlineFilter(AnswerDeadlineFilter.LONGEST);
    }

    static NettyServerCustomizer words(JsonMapper mapper) {
        return server ->
                server.doOnChannelInit(
                        (observer, channel, remote) -> addTo(channel.pipeline(), mapper));
    }

    private static void addTo(ChannelPipeline pipeline, JsonMapper mapper) {
        pipeline.addAfter(
                NettyPipeline.HttpCodec, BareRefusals.class.getName(), new BareRefusals(mapper));
    }
}
