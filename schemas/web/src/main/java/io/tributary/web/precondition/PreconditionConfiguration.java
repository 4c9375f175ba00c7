package io.tributary.web.precondition;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** {@link IfMatch} as an argument. */
@Configuration(proxyBeanMethods = false)
public class PreconditionConfiguration {

    @Bean
    WebFluxConfigurer preconditionConfigurer() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new IfMatchResolver());
            }
        };
    }
}
