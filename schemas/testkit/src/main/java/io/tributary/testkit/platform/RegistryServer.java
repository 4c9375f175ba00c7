package io.tributary.testkit.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Apicurio Registry, which keeps its schemas in PostgreSQL, so that their ids outlive it. */
public final class RegistryServer extends PlatformPart {

    private static final String DATABASE = "registry";
    private static final String MAXIMUM_HEAP = "256m";

    private final PlatformHome home;
    private final PostgresServer postgres;
    private final int port;
    private final int managementPort;

    RegistryServer(
            PlatformHome home,
            Path directory,
            PostgresServer postgres,
            int port,
            int managementPort,
            ProcessList processes) {
        super("schema registry", directory, processes);
        this.home = home;
        this.postgres = postgres;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** The registry's own API, which the serde speaks. */
    public String url() {
        return "http://127.0.0.1:" + port + "/apis/registry/v3";
    }

    /** The API that clients of Confluent's registry speak. */
    public String ccompatUrl() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    @Override
    void prepare() {
        postgres.createDatabase(DATABASE);
    }

    @Override
    List<String> command() {
        List<String> arguments = new ArrayList<>();
        settings().forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.addAll(List.of("-jar", home.registryJar().toString()));
        return Commands.java(MAXIMUM_HEAP, arguments.toArray(String[]::new));
    }

    @Override
    boolean answers() throws IOException, InterruptedException {
        return Http.get("http://127.0.0.1:" + managementPort + "/health/ready") == 200;
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
        return Map.of(
                "quarkus.http.host", "127.0.0.1",
                "quarkus.http.port", String.valueOf(port),
                "quarkus.management.host", "127.0.0.1",
                "quarkus.management.port", String.valueOf(managementPort),
                "apicurio.storage.kind", "sql",
                "apicurio.storage.sql.kind", "postgresql",
                "apicurio.datasource.url", postgres.jdbcUrl(DATABASE),
                "apicurio.datasource.username", postgres.user(),
                "apicurio.datasource.password", postgres.password(),
                "java.io.tmpdir", directory().toString());
    }
}
