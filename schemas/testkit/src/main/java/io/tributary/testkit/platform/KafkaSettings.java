package io.tributary.testkit.platform;

import java.util.Map;

/**
 * The broker's settings that do not depend on ports and directories: one node, quick to rebalance,
 * nothing automatic.
 */
final class KafkaSettings {

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
}
