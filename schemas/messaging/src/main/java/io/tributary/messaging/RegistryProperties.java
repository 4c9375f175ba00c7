package io.tributary.messaging;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the schema registry is.
 *
 * @param url address of its own API, ending in {@code /apis/registry/v3}
 */
@ConfigurationProperties("tributary.registry")
public record RegistryProperties(String url) {

    // Spring binds null where a setting is missing.
    @SuppressWarnings("ConstantValue")
    public RegistryProperties {
        if (url == null || url.isBlank()) {
            throw new IllegalArgumentException(
                    "tributary.registry.url: none (expected: …/apis/registry/v3)");
        }
    }

    /** The address of the API that Confluent's clients speak, on the same registry. */
    String confluentUrl() {
        return url.replaceFirst("/apis/registry/v\\d+/?$", "/apis/ccompat/v7");
    }
}
