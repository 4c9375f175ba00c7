package io.tributary.web.paging;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** {@link PageRequest} as an argument. */
@Configuration(proxyBeanMethods = false)
public class PagingConfiguration {

    @Bean
    WebFluxConfigurer pagingConfigurer() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new PageRequestResolver());
            }
        };
    }
}
