package io.tributary.messaging;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the schema registry is.
 *
 * @param url address of its own API, ending in {@code /apis/registry/v3}
 */
@ConfigurationProperties("tributary.registry")
public record RegistryProperties(String url) {

    @SuppressWarnings("ConstantValue")
    public RegistryProperties {
        if (url == null || url.isBlank()) {
            throw new IllegalArgumentException(
                    "tributary.registry.url: none (expected: …/apis/registry/v3)");
        }
    }
}
