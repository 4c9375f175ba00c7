package io.tributary.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.platform.DevChain;
import io.tributary.testkit.platform.Platform;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

@PlatformTest(classes = SharedPlatformIT.EmptyService.class, properties = "some.setting=here")
class SharedPlatformIT {

    @SpringBootConfiguration
    static class EmptyService {}

    @Autowired private Environment environment;
    @Autowired private Platform platform;
    @Autowired private TestTopics topics;

    @Test
    void pointsTheContextAtThePlatform() {
        assertThat(environment.getProperty("spring.kafka.bootstrap-servers"))
                .isEqualTo(platform.kafka().bootstrapServers());
        assertThat(environment.getProperty("tributary.registry.url")).endsWith("/apis/registry/v3");
        assertThat(environment.getProperty("tributary.chain.id", Long.class))
                .isEqualTo(DevChain.CHAIN_ID);
        assertThat(environment.getProperty("some.setting")).isEqualTo("here");
    }

    @Test
    void givesEveryContextADatabaseAndAPrefixOfItsOwn() throws SQLException {
        try (GenericApplicationContext other = new GenericApplicationContext()) {
            new PlatformInitializer().initialize(other);
            for (String name :
                    new String[] {"spring.r2dbc.url", "tributary.messaging.topic-prefix"}) {
                assertThat(other.getEnvironment().getProperty(name))
                        .isNotEqualTo(environment.getProperty(name));
            }
            other.refresh();
        }
        String url = environment.getProperty("spring.flyway.url", "");
        platform.postgres().connect(url.substring(url.lastIndexOf('/') + 1)).close();
    }

    @Test
    void readsBackWhatWasProduced() {
        topics.create("letters", 2);
        topics.create("letters", 2);
        topics.produce("letters", "a", bytes("first"), Map.of("reason", "because"));
        topics.produce("letters", "b", bytes("other"));
        topics.reproduce("letters", topics.read("letters", "a").getFirst());
        assertThat(topics.awaitRecords("letters", 3)).hasSize(3);
        assertThat(topics.read("letters", "a"))
                .hasSize(2)
                .allSatisfy(record ->
                        assertThat(TestTopics.header(record, "reason")).hasValue("because"));
        assertThat(topics.exists("letters")).isTrue();
        assertThat(topics.exists("numbers")).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
