package io.tributary.web.trace;

import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;

/** Traces requests where the service has an {@link OpenTelemetry} that does anything. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SamplingProperties.class)
public class TraceConfiguration {

    /** First of all filters, so that what the others refuse is traced too. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebFilter sampledRequests(
            ObjectProvider<OpenTelemetry> telemetry,
            SamplingProperties properties,
            ObjectProvider<Clock> clock) {
        OpenTelemetry known = telemetry.getIfAvailable(OpenTelemetry::noop);
        if (known.equals(OpenTelemetry.noop())) {
            return (exchange, chain) -> chain.filter(exchange);
        }
        return new SampledRequestFilter(
                known.getTracer("io.tributary.web"),
                new RequestSampling(properties, clock.getIfAvailable(Clock::systemUTC)));
    }
}
