package io.tributary.testkit.platform;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The broker's settings that do not depend on ports and directories: one node, quick to rebalance,
 * nothing automatic.
 */
final class KafkaSettings {

    /** The listener for clients inside a container. */
    static final int PORT_INSIDE = 9092;

    static final Map<String, String> FIXED =
            Map.ofEntries(
                    Map.entry("process.roles", "broker,controller"),
                    Map.entry("node.id", "1"),
                    Map.entry("controller.listener.names", "CONTROLLER"),
                    Map.entry("inter.broker.listener.name", "CLIENTS"),
                    Map.entry(
                            "listener.security.protocol.map",
                            "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                    Map.entry("auto.create.topics.enable", "false"),
                    Map.entry("num.partitions", "2"),
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("offsets.topic.num.partitions", "5"),
                    Map.entry("transaction.state.log.replication.factor", "1"),
                    Map.entry("transaction.state.log.min.isr", "1"),
                    Map.entry("transaction.state.log.num.partitions", "5"),
                    Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                    Map.entry("share.coordinator.state.topic.min.isr", "1"),
                    Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                    // A first assignment within a second, and a killed consumer's partitions within
                    // six.
                    Map.entry("group.initial.rebalance.delay.ms", "0"),
                    Map.entry("group.min.session.timeout.ms", "2000"),
                    Map.entry("group.consumer.min.heartbeat.interval.ms", "500"),
                    Map.entry("group.consumer.heartbeat.interval.ms", "1000"),
                    Map.entry("group.consumer.min.session.timeout.ms", "2000"),
                    Map.entry("group.consumer.session.timeout.ms", "6000"),
                    // A broker that comes back after SIGKILL waits for its former self to expire.
                    Map.entry("broker.heartbeat.interval.ms", "500"),
                    Map.entry("broker.session.timeout.ms", "6000"),
                    Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
                    Map.entry("log.cleaner.threads", "1"));

    private KafkaSettings() {}

    /** The text of a file of settings. */
    static String text(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /**
     * What the image of Apache Kafka makes the same settings of. The broker cannot reach itself by
     * the address that its clients use, so it has a listener of its own beside theirs.
     */
    static Map<String, String> environment(String clusterId, String heap, String forClients) {
        Map<String, String> settings = new TreeMap<>(FIXED);
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put(
                "listener.security.protocol.map",
                "CLIENTS:PLAINTEXT,BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("listeners", "CLIENTS://:9092,CONTROLLER://:9093,BROKER://:9094");
        settings.put(
                "advertised.listeners", "CLIENTS://" + forClients + ",BROKER://localhost:9094");
        settings.put("controller.quorum.voters", "1@localhost:9093");
        settings.put("log.dirs", "/var/lib/kafka/data");
        Map<String, String> environment = new TreeMap<>();
        settings.forEach((name, value) -> environment.put(variable(name), value));
        environment.put("CLUSTER_ID", clusterId);
        environment.put("KAFKA_HEAP_OPTS", "-Xmx" + heap);
        return environment;
    }

    private static String variable(String setting) {
        return "KAFKA_" + setting.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
