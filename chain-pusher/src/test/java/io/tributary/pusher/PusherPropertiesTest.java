package io.tributary.pusher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class PusherPropertiesTest {

    private static final Map<String, Object> KEYS =
            Map.of(
                    "tributary.pusher.distributor-key",
                    "0x01",
                    "tributary.pusher.gas-payer-keys",
                    "0x02,0x03");

    @Test
    void hasTheSpecificationsDefaults() throws IOException {
        PusherProperties properties = bind(KEYS);

        assertThat(properties.batchInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(properties.batchSize()).isEqualTo(100);
        assertThat(properties.minimumAge()).isEqualTo(Duration.ofSeconds(60));
        assertThat(properties.gasPayerKeys()).hasSize(2);
    }

    @Test
    void takesTheSpecificationsEnvironmentVariables() throws IOException {
        PusherProperties properties =
                bind(with("BATCH_INTERVAL_MS", "1500", "BATCH_SIZE", "7", "COOLDOWN_SECONDS", "3"));

        assertThat(properties.batchInterval()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(properties.batchSize()).isEqualTo(7);
        assertThat(properties.minimumAge()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void refusesTwoDistributorKeys() {
        Map<String, Object> two =
                with(
                        "tributary.pusher.distributor-keystore", "/keys/distributor.json",
                        "tributary.pusher.distributor-keystore-password", "secret");

        assertThatThrownBy(() -> bind(two))
                .isInstanceOf(BindException.class)
                .hasStackTraceContaining("two distributor keys");
    }

    @Test
    void keepsKeysOutOfItsText() throws IOException {
        assertThat(bind(KEYS).toString()).doesNotContain("0x0").contains("(secret)");
    }

    private static Map<String, Object> with(String... namesAndValues) {
        Map<String, Object> all = new HashMap<>(KEYS);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return all;
    }

    private static PusherProperties bind(Map<String, Object> settings) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        new YamlPropertySourceLoader()
                .load("yaml", new ClassPathResource("chain-pusher.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        return Binder.get(environment).bind("tributary.pusher", PusherProperties.class).get();
    }
}
