package io.tributary.web.json;

import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.InteractionId;
import io.tributary.values.MatchId;
import io.tributary.values.ProductId;
import io.tributary.values.RewardId;
import java.time.Instant;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.WebFilter;
import tools.jackson.databind.MapperFeature;

/** Strict reading of bodies; value types in parameters, paths and answers. */
@Configuration(proxyBeanMethods = false)
public class JsonConfiguration {

    @Bean
    StrictJson strictJson() {
        return new StrictJson();
    }

    /** Answers have their members in the order of the contract, which is that of the records. */
    @Bean
    JsonMapperBuilderCustomizer valuesInAnswers() {
        return builder ->
                builder.addModule(new ValueModule())
                        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
    }

    @Bean
    WebFluxRegistrations jsonMapping() {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new JsonMapping();
            }
        };
    }

    @Bean
    IdBinding idBinding() {
        return new IdBinding();
    }

    @Bean
    WebFilter queryFilter() {
        return new QueryFilter();
    }

    @Bean
    WebFluxConfigurer jsonConfigurer(StrictJson strictJson) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new JsonBodyResolver(strictJson));
            }

            @Override
            public void addFormatters(FormatterRegistry registry) {
                addValueTypes(registry);
            }
        };
    }

    private static void addValueTypes(FormatterRegistry registry) {
        registry.addConverter(String.class, Address.class, Address::parse);
        registry.addConverter(String.class, ProductId.class, ProductId::parse);
        registry.addConverter(String.class, CampaignId.class, CampaignId::parse);
        registry.addConverter(String.class, InteractionId.class, InteractionId::parse);
        registry.addConverter(String.class, MatchId.class, MatchId::parse);
        registry.addConverter(String.class, RewardId.class, RewardId::parse);
        registry.addConverter(String.class, Instant.class, Times::parse);
    }
}
