package io.tributary.product.domain;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is asked what DNS says.
 *
 * @param dnsServer a recursive resolver as {@code host} or {@code host:port} (53 without a port, an
 *     IPv6 address in brackets); none: the resolvers of the system
 * @param dnsTimeout how long an answer may take, a second try included
 */
@ConfigurationProperties("tributary.product")
record DomainProperties(@Nullable String dnsServer, @DefaultValue("5s") Duration dnsTimeout) {

    private static final int DNS = 53;
    private static final int SHORTEST_MILLIS = 100;

    DomainProperties {
        if (dnsTimeout.toMillis() < SHORTEST_MILLIS) {
            throw new IllegalArgumentException(
                    "tributary.product.dns-timeout: %s (expected: >= %d ms)"
                            .formatted(dnsTimeout, SHORTEST_MILLIS));
        }
        if (dnsServer != null && !dnsServer.isBlank()) {
            parse(dnsServer);
        }
    }

    /** The resolver; null: those of the system. */
    @Nullable InetSocketAddress server() {
        return dnsServer == null || dnsServer.isBlank() ? null : parse(dnsServer);
    }

    private static InetSocketAddress parse(String text) {
        try {
            URI place = new URI("dns://" + text).parseServerAuthority();
            if (place.getHost() != null && place.getPath().isEmpty()) {
                int port = place.getPort();
                return new InetSocketAddress(place.getHost(), port < 0 ? DNS : port);
            }
        } catch (URISyntaxException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(expected(text), wrong);
        }
        throw new IllegalArgumentException(expected(text));
    }

    private static String expected(String text) {
        return "tributary.product.dns-server: " + text + " (expected: host or host:port)";
    }
}
