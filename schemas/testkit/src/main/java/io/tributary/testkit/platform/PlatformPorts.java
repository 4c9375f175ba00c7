package io.tributary.testkit.platform;

import java.util.List;

/**
 * The ports of a platform, all on 127.0.0.1; 0 means: any free one.
 *
 * @param postgres PostgreSQL
 * @param kafka the broker's listener for clients
 * @param kafkaController the broker's own quorum
 * @param registry the schema registry's API
 * @param registryManagement the schema registry's health
 * @param chain the development chain's JSON-RPC
 */
public record PlatformPorts(
        int postgres,
        int kafka,
        int kafkaController,
        int registry,
        int registryManagement,
        int chain) {

    public PlatformPorts {
        for (int port :
                new int[] {postgres, kafka, kafkaController, registry, registryManagement, chain}) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("port: " + port + " (expected: 0..65535)");
            }
        }
    }

    /** Free ports throughout. */
    public static PlatformPorts free() {
        return new PlatformPorts(0, 0, 0, 0, 0, 0);
    }

    /**
     * The same with a free port wherever 0 stood; they stay the same when parts are stopped and
     * started.
     */
    PlatformPorts resolved() {
        FreePorts free = new FreePorts();
        return new PlatformPorts(
                free.orElse(postgres),
                free.orElse(kafka),
                free.orElse(kafkaController),
                free.orElse(registry),
                free.orElse(registryManagement),
                free.orElse(chain));
    }

    /** All of them. */
    public List<Integer> all() {
        return List.of(postgres, kafka, kafkaController, registry, registryManagement, chain);
    }
}
