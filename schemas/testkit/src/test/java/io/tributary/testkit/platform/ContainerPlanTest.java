package io.tributary.testkit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an engine would be told, without an engine. */
class ContainerPlanTest {

    private static final PlatformPorts PORTS =
            new PlatformPorts(15433, 19092, 0, 18086, 19086, 18545);
    private static final Path DIRECTORY = Path.of("target", "plans");

    private final PlatformHome home = new PlatformHome();
    private final ServerHost engine = new ElsewhereHost();
    private final PostgresServer postgres =
            new PostgresServer(home, DIRECTORY, PORTS.postgres(), engine);

    @Test
    void clientsGoToTheEnginesAddress() {
        assertThat(postgres.jdbcUrl("x")).isEqualTo("jdbc:postgresql://engine.example:15433/x");
        assertThat(postgres.r2dbcUrl("x")).isEqualTo("r2dbc:postgresql://engine.example:15433/x");
        assertThat(kafka().bootstrapServers()).isEqualTo("engine.example:19092");
        assertThat(registry().ccompatUrl())
                .isEqualTo("http://engine.example:18086/apis/ccompat/v7");
        assertThat(chain().rpcUrl()).isEqualTo("http://engine.example:18545");
    }

    @Test
    void postgresIsAsDurableAsTheProcess() {
        ContainerPlan plan = postgres.container();
        assertThat(plan.image()).isEqualTo("postgres:18.6");
        assertThat(plan.command())
                .startsWith("docker-entrypoint.sh", "postgres")
                .contains("fsync=on", "synchronous_commit=on")
                .doesNotContain("unix_socket_directories=");
        assertThat(plan.environment()).containsEntry("POSTGRES_USER", postgres.user());
    }

    @Test
    void kafkaHasTheProcessesSettingsAndAListenerForItself() {
        ContainerPlan plan = kafka().container();
        assertThat(plan.image()).isEqualTo("apache/kafka:4.2.1");
        assertThat(plan.environment())
                .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .containsEntry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .containsEntry("KAFKA_INTER_BROKER_LISTENER_NAME", "BROKER")
                .containsEntry(
                        "KAFKA_ADVERTISED_LISTENERS",
                        "CLIENTS://engine.example:19092,BROKER://localhost:9094")
                .containsKey("CLUSTER_ID");
    }

    @Test
    void theRegistryFindsPostgresByItsNameInTheNetwork() {
        ContainerPlan plan = registry().container();
        assertThat(plan.image()).isEqualTo("apicurio/apicurio-registry:3.3.3");
        assertThat(plan.environment())
                .containsEntry("APICURIO_STORAGE_KIND", "sql")
                .containsEntry("APICURIO_STORAGE_SQL_KIND", "postgresql")
                .containsEntry(
                        "APICURIO_DATASOURCE_URL", "jdbc:postgresql://postgres:5432/registry");
        assertThat(postgres.container().alias()).isEqualTo("postgres");
    }

    @Test
    void everyPortOutsideLeadsToThePortInside() {
        assertThat(postgres.container().bindings("127.0.0.1"))
                .containsExactly("127.0.0.1:15433:5432");
        assertThat(kafka().container().bindings("127.0.0.1"))
                .containsExactly("127.0.0.1:19092:9092");
        assertThat(registry().container().bindings("0.0.0.0"))
                .containsExactly("0.0.0.0:18086:8080", "0.0.0.0:19086:9000");
        assertThat(chain().container().bindings("127.0.0.1"))
                .containsExactly("127.0.0.1:18545:8545");
    }

    @Test
    void theChainListensToTheOutsideAndFinalisesAsTheProcessDoes() {
        ContainerPlan plan = chain().container();
        assertThat(plan.image()).endsWith("foundry:v1.7.1");
        assertThat(plan.command())
                .startsWith("anvil", "--host", "0.0.0.0", "--port", "8545")
                .containsSequence("--slots-in-an-epoch", "1", "--block-time", "1")
                .contains(DevAccounts.MNEMONIC);
    }

    private KafkaServer kafka() {
        return new KafkaServer(home, DIRECTORY, PORTS, engine);
    }

    private RegistryServer registry() {
        return new RegistryServer(home, DIRECTORY, postgres, PORTS, engine);
    }

    private DevChain chain() {
        return new DevChain(home, DIRECTORY, PORTS.chain(), engine);
    }

    /** An engine on another machine that nothing is ever started on. */
    private static final class ElsewhereHost implements ServerHost {

        @Override
        public String address() {
            return "engine.example";
        }

        @Override
        public Server place(PlatformPart part) {
            return new NeverLaunched();
        }

        @Override
        public List<Long> processIds() {
            return List.of();
        }

        @Override
        public void endAll() {}

        @Override
        public void close() {}
    }

    private static final class NeverLaunched implements Server {

        @Override
        public void launch() {
            throw new AssertionError("launched");
        }

        @Override
        public boolean isRunning() {
            return false;
        }

        @Override
        public boolean endsWithin(Duration time) {
            return true;
        }

        @Override
        public void stop() {}

        @Override
        public void kill() {}

        @Override
        public long pid() {
            throw new AssertionError("no process");
        }

        @Override
        public String lastWords() {
            return "";
        }
    }
}
