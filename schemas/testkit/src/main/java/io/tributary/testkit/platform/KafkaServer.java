package io.tributary.testkit.platform;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/**
 * One Kafka broker that is its own controller, in a virtual machine and on a classpath of its own.
 */
public final class KafkaServer extends PlatformPart {

    private static final String CLUSTER_ID = "dHJpYnV0YXJ5LWRldg";
    private static final String MAXIMUM_HEAP = "384m";
    private static final int PROBE_MILLISECONDS = 1_000;

    private final PlatformHome home;
    private final int port;
    private final int controllerPort;

    KafkaServer(PlatformHome home, Path directory, PlatformPorts ports, ServerHost host) {
        super("Kafka", directory, host);
        this.home = home;
        this.port = ports.kafka();
        this.controllerPort = ports.kafkaController();
    }

    /** What clients are given as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return host() + ":" + port;
    }

    @Override
    void prepare(ProcessList processes) throws IOException {
        Path settings = settingsFile();
        Files.writeString(settings, KafkaSettings.text(settings()));
        if (!Files.exists(data().resolve("meta.properties"))) {
            String purpose = "the formatting of Kafka's storage";
            Commands.run(purpose, formatting(settings), log(), processes);
        }
    }

    @Override
    List<String> command() {
        return Commands.java(
                MAXIMUM_HEAP,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                home.kafkaClasspath(),
                "kafka.Kafka",
                settingsFile().toString());
    }

    @Override
    boolean answers()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        // Until it listens, a client would only fill the log.
        new Socket(host(), port).close();
        try (Admin admin = Admin.create(probeSettings())) {
            return !admin.describeCluster()
                    .nodes()
                    .get(PROBE_MILLISECONDS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        }
    }

    private Map<String, Object> probeSettings() {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "request.timeout.ms",
                PROBE_MILLISECONDS,
                "default.api.timeout.ms",
                PROBE_MILLISECONDS,
                "reconnect.backoff.ms",
                20,
                "reconnect.backoff.max.ms",
                50);
    }

    private List<String> formatting(Path settings) {
        return Commands.java(
                MAXIMUM_HEAP,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                home.kafkaClasspath(),
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                CLUSTER_ID,
                "--config",
                settings.toString());
    }

    private Path settingsFile() {
        return directory().resolve("server.properties");
    }

    private Path data() {
        return directory().resolve("data");
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(KafkaSettings.FIXED);
        settings.put(
                "listeners",
                "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("log.dirs", data().toString());
        return settings;
    }

    @Override
    ContainerPlan container() {
        return new ContainerPlan(
                home.image("kafka"),
                "kafka",
                Map.of(port, KafkaSettings.PORT_INSIDE),
                KafkaSettings.environment(CLUSTER_ID, MAXIMUM_HEAP, bootstrapServers()),
                List.of());
    }
}
