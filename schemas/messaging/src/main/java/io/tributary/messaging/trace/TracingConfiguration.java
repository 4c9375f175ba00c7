package io.tributary.messaging.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.tributary.messaging.MessagingProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * OpenTelemetry, if spans have anywhere to go: to an exporter of the service's own, or to the
 * configured endpoint. Without one it does nothing and starts no thread.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TracingProperties.class)
public class TracingConfiguration {

    private static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey("service.name");

    /** A span is begun for what was sampled only, so each that is begun is recorded. */
    @Bean
    OpenTelemetry telemetry(
            ObjectProvider<SpanExporter> exporters,
            TracingProperties tracing,
            MessagingProperties messaging) {
        SpanExporter exporter = exporters.getIfAvailable();
        if (exporter == null) {
            exporter = toEndpoint(tracing);
        }
        if (exporter == null) {
            return OpenTelemetry.noop();
        }
        Attributes service = Attributes.of(SERVICE_NAME, messaging.service().text());
        return OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder()
                                .setSampler(Sampler.alwaysOn())
                                .setResource(Resource.getDefault().merge(Resource.create(service)))
                                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                                .build())
                .build();
    }

    @Bean
    GroupSpans groupSpans(OpenTelemetry telemetry) {
        return new GroupSpans(telemetry.getTracer("io.tributary.messaging"));
    }

    private static @Nullable SpanExporter toEndpoint(TracingProperties tracing) {
        return tracing.otlpEndpoint() == null
                ? null
                : OtlpHttpSpanExporter.builder()
                        .setEndpoint(tracing.otlpEndpoint().toString())
                        .build();
    }
}
