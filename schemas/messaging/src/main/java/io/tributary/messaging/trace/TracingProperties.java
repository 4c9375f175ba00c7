package io.tributary.messaging.trace;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where spans go.
 *
 * @param otlpEndpoint takes OTLP over HTTP, for example {@code http://127.0.0.1:4318/v1/traces};
 *     none: nothing is traced
 */
@ConfigurationProperties("tributary.tracing")
public record TracingProperties(@Nullable URI otlpEndpoint) {}
