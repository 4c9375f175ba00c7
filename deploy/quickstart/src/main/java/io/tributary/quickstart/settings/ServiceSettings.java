package io.tributary.quickstart.settings;

import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.sealing.KeysetPair;
import io.tributary.testkit.platform.DevAccounts;
import io.tributary.testkit.platform.DevChain;
import io.tributary.testkit.platform.Platform;
import io.tributary.testkit.platform.PostgresServer;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each service is told: where the servers are, its ports, its keys. */
public final class ServiceSettings {

    private static final int PARTITIONS = 2;

    private final Platform platform;
    private final Ports ports;
    private final String operatorToken;
    private final KeysetPair keysets;
    private final String signingKey = SigningKey.newJwk();

    /**
     * Settings for services on the platform.
     *
     * @param keysets what seals and opens the secrets of webhooks; as old as the data
     */
    public ServiceSettings(
            Platform platform, Ports ports, String operatorToken, KeysetPair keysets) {
        this.platform = platform;
        this.ports = ports;
        this.operatorToken = operatorToken;
        this.keysets = keysets;
    }

    /** All settings of a service, by name. */
    public Map<String, String> of(Service service) {
        Map<String, String> settings = new LinkedHashMap<>();
        addDatabase(settings, service.database());
        addAddresses(settings, service);
        addShared(settings);
        settings.putAll(own(service));
        return settings;
    }

    private void addDatabase(Map<String, String> settings, String database) {
        PostgresServer postgres = platform.postgres();
        settings.put("spring.r2dbc.url", postgres.r2dbcUrl(database));
        settings.put("spring.r2dbc.username", postgres.user());
        settings.put("spring.r2dbc.password", postgres.password());
        settings.put("spring.flyway.url", postgres.jdbcUrl(database));
        settings.put("spring.flyway.user", postgres.user());
        settings.put("spring.flyway.password", postgres.password());
    }

    private void addAddresses(Map<String, String> settings, Service service) {
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", String.valueOf(ports.of(service.port())));
        settings.put("management.server.address", "127.0.0.1");
        settings.put("management.server.port", String.valueOf(ports.of(service.managementPort())));
    }

    private void addShared(Map<String, String> settings) {
        settings.put("spring.kafka.bootstrap-servers", platform.kafka().bootstrapServers());
        settings.put("tributary.registry.url", platform.registry().url());
        settings.put("tributary.messaging.partitions", String.valueOf(PARTITIONS));
        settings.put("tributary.chain.rpc-url", platform.chain().rpcUrl());
        settings.put("tributary.chain.id", String.valueOf(DevChain.CHAIN_ID));
        settings.put("tributary.auth.issuer", ports.url(Port.PRODUCT));
        settings.put("tributary.auth.jwks-uri", ports.url(Port.PRODUCT) + "/auth/jwks.json");
        settings.put("tributary.operator-token", operatorToken);
        settings.put("spring.lifecycle.timeout-per-shutdown-phase", "3s");
    }

    private Map<String, String> own(Service service) {
        return switch (service) {
            case PRODUCT ->
                    Map.of(
                            "tributary.product.signing-key",
                            signingKey,
                            "tributary.product.webhook-sealing-keyset",
                            keysets.sealing(),
                            "tributary.product.distributor-address",
                            DevAccounts.DISTRIBUTOR.address().value());
            case PUSHER -> ofPusher();
            case INTERACTION ->
                    Map.of("tributary.interaction.webhook-opening-keyset", keysets.opening());
            case CAMPAIGN, REWARD -> Map.of();
        };
    }

    private static Map<String, String> ofPusher() {
        return Map.of(
                "tributary.pusher.distributor-key",
                DevAccounts.DISTRIBUTOR.privateKey(),
                "tributary.pusher.gas-payer-keys[0]",
                DevAccounts.GAS_PAYER_1.privateKey(),
                "tributary.pusher.gas-payer-keys[1]",
                DevAccounts.GAS_PAYER_2.privateKey(),
                "BATCH_INTERVAL_MS",
                "1000",
                "BATCH_SIZE",
                "100",
                "COOLDOWN_SECONDS",
                "1");
    }
}
