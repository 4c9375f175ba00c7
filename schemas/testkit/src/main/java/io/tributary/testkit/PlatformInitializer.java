package io.tributary.testkit;

import io.tributary.sealing.KeysetPair;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.testkit.platform.DevChain;
import io.tributary.testkit.platform.Platform;
import io.tributary.testkit.platform.PostgresServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Points a Spring context at the shared platform. Every context has a database, a topic prefix
 * (topics and consumer groups) and ports of its own, so that contexts see nothing of each other;
 * the development chain is shared. {@link Platform} and {@link TestTopics} can be injected.
 */
public final class PlatformInitializer
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** What opens the operators' endpoints of every context. */
    public static final String OPERATOR_TOKEN = "token-of-a-test-operator";

    /** What seals the secrets of webhooks and opens them, in every context of this JVM. */
    public static final KeysetPair KEYSETS = KeysetPair.draw();

    private static final AtomicInteger CONTEXTS = new AtomicInteger();
    private static final String SOURCE = "tributary-testkit";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.getParent() != null) {
            return;
        }
        Platform platform = SharedPlatform.get();
        int number = CONTEXTS.incrementAndGet();
        String database = "context_" + number;
        String prefix = "t" + number + "-";
        platform.postgres().createDatabase(database);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(SOURCE, properties(platform, database, prefix)));
        context.getBeanFactory().registerSingleton("platform", platform);
        context.getBeanFactory()
                .registerSingleton("testTopics", new TestTopics(platform.kafka(), prefix));
        context.getBeanFactory().registerSingleton("testTokens", TestTokens.shared());
        SharedPlatform.closeFirst(context);
    }

    /** What was set for a context of these tests, for one more instance beside it. */
    public static Map<String, Object> settingsOf(Environment environment) {
        return environment instanceof ConfigurableEnvironment configurable
                        && configurable.getPropertySources().get(SOURCE)
                                instanceof MapPropertySource settings
                ? Map.copyOf(settings.getSource())
                : Map.of();
    }

    // Over the bound because it is the list of what a service has to be told.
    private static Map<String, Object> properties(
            Platform platform, String database, String prefix) {
        PostgresServer postgres = platform.postgres();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.r2dbc.url", postgres.r2dbcUrl(database));
        properties.put("spring.r2dbc.username", postgres.user());
        properties.put("spring.r2dbc.password", postgres.password());
        properties.put("spring.flyway.url", postgres.jdbcUrl(database));
        properties.put("spring.flyway.user", postgres.user());
        properties.put("spring.flyway.password", postgres.password());
        properties.put("spring.kafka.bootstrap-servers", platform.kafka().bootstrapServers());
        properties.put("tributary.registry.url", platform.registry().url());
        properties.put("tributary.messaging.topic-prefix", prefix);
        properties.put("tributary.messaging.partitions", 2);
        properties.put("tributary.chain.rpc-url", platform.chain().rpcUrl());
        properties.put("tributary.chain.id", DevChain.CHAIN_ID);
        properties.put("tributary.auth.jwks-uri", TestTokens.shared().jwksUri());
        properties.put("tributary.auth.issuer", TestTokens.shared().issuer());
        properties.put("tributary.operator-token", OPERATOR_TOKEN);
        properties.put("tributary.product.webhook-sealing-keyset", KEYSETS.sealing());
        properties.put("tributary.interaction.webhook-opening-keyset", KEYSETS.opening());
        properties.put("server.port", 0);
        properties.put("management.server.port", 0);
        return properties;
    }
}
