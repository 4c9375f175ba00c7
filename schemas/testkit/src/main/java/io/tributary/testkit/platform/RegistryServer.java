package io.tributary.testkit.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Apicurio Registry, which keeps its schemas in PostgreSQL, so that their ids outlive it. */
public final class RegistryServer extends PlatformPart {

    private static final String DATABASE = "registry";
    private static final String MAXIMUM_HEAP = "256m";
    private static final int PORT_INSIDE = 8080;
    private static final int MANAGEMENT_PORT_INSIDE = 9000;

    private final PlatformHome home;
    private final PostgresServer postgres;
    private final int port;
    private final int managementPort;

    RegistryServer(
            PlatformHome home,
            Path directory,
            PostgresServer postgres,
            PlatformPorts ports,
            ServerHost host) {
        super("schema registry", directory, host);
        this.home = home;
        this.postgres = postgres;
        this.port = ports.registry();
        this.managementPort = ports.registryManagement();
    }

    /** The registry's own API, which the serde speaks. */
    public String url() {
        return "http://" + host() + ":" + port + "/apis/registry/v3";
    }

    /** The API that clients of Confluent's registry speak. */
    public String ccompatUrl() {
        return "http://" + host() + ":" + port + "/apis/ccompat/v7";
    }

    @Override
    void beforeStart() {
        postgres.createDatabase(DATABASE);
    }

    @Override
    void prepare(ProcessList processes) {}

    @Override
    List<String> command() {
        List<String> arguments = new ArrayList<>();
        settings().forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.addAll(List.of("-jar", home.registryJar().toString()));
        return Commands.java(MAXIMUM_HEAP, arguments.toArray(String[]::new));
    }

    @Override
    boolean answers() throws IOException, InterruptedException {
        return Http.get("http://" + host() + ":" + managementPort + "/health/ready") == 200;
    }

    @Override
    void afterStart() throws IOException {
        int status = Http.put(ccompatUrl() + "/config", "{\"compatibility\":\"FULL_TRANSITIVE\"}");
        if (status != 200) {
            throw new IOException(
                    "the registry's compatibility rule: " + status + " (expected: 200)");
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(storage(postgres.jdbcUrl(DATABASE)));
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", String.valueOf(port));
        settings.put("quarkus.management.host", "127.0.0.1");
        settings.put("quarkus.management.port", String.valueOf(managementPort));
        settings.put("java.io.tmpdir", directory().toString());
        return settings;
    }

    @Override
    ContainerPlan container() {
        Map<String, String> environment = new TreeMap<>();
        storage(postgres.jdbcUrlInside(DATABASE))
                .forEach((name, value) -> environment.put(variable(name), value));
        return new ContainerPlan(
                home.image("registry"),
                "registry",
                Map.of(port, PORT_INSIDE, managementPort, MANAGEMENT_PORT_INSIDE),
                environment,
                List.of());
    }

    private Map<String, String> storage(String url) {
        return Map.of(
                "apicurio.storage.kind",
                "sql",
                "apicurio.storage.sql.kind",
                "postgresql",
                "apicurio.datasource.url",
                url,
                "apicurio.datasource.username",
                postgres.user(),
                "apicurio.datasource.password",
                postgres.password());
    }

    /** The environment variable of a setting (MicroProfile Config). */
    private static String variable(String setting) {
        return setting.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
