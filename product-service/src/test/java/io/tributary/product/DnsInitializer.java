package io.tributary.product;

import io.tributary.testkit.dns.DnsServer;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Has the service ask a name server of the tests, which lives as long as they do. */
final class DnsInitializer
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final DnsServer SERVER = DnsServer.start();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> settings =
                Map.of(
                        "tributary.product.dns-server",
                        SERVER.address(),
                        "tributary.product.dns-timeout",
                        "2s");
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("dns", settings));
    }
}
