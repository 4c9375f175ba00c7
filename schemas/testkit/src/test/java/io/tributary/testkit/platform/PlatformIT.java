package io.tributary.testkit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.testkit.TestTopics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlatformIT {

    private static final Path DIRECTORY = Path.of("target", "testkit", "platform-it");
    private static final String DATABASE = "facts";

    private static final ConcurrentHashMap<String, Long> READY = new ConcurrentHashMap<>();
    private static Platform platform;

    @BeforeAll
    static void start() {
        platform =
                Platform.start(
                        PlatformOptions.in(DIRECTORY),
                        (part, took) -> READY.put(part, took.toMillis()));
        platform.postgres().createDatabase(DATABASE);
    }

    @AfterAll
    static void nothingIsLeftAfterClose() {
        List<Long> processes = platform.processIds();
        platform.close();
        assertThat(processes)
                .hasSizeGreaterThanOrEqualTo(Hosting.chosen() == Hosting.PROCESSES ? 4 : 0);
        assertThat(processes).noneMatch(PlatformIT::isAlive);
        assertThat(DIRECTORY).doesNotExist();
    }

    @Test
    void everyPartReportsThatItIsReady() {
        assertThat(READY)
                .containsOnlyKeys("PostgreSQL", "Kafka", "schema registry", "development chain");
    }

    @Test
    void postgresIsDurable() throws SQLException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
    }

    @Test
    void createsADatabaseOnce() {
        platform.postgres().createDatabase("twice");
        platform.postgres().createDatabase("twice");
    }

    @Test
    void refusesADatabaseNameThatIsNoIdentifier() {
        assertThatThrownBy(() -> platform.postgres().createDatabase("a; drop"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void registryChecksAllEarlierVersionsInBothDirections() throws Exception {
        String config = platform.registry().ccompatUrl() + "/config";
        await("the rule").until(() -> Http.getBody(config).contains("FULL_TRANSITIVE"));
    }

    @Test
    void chainFinalisesTheBlockBeforeTheLast() throws Exception {
        assertThat(Http.post(platform.chain().rpcUrl(), blockRequest("finalized")))
                .contains("\"number\"");
    }

    @Test
    void postgresKeepsWhatWasCommittedThroughAKill() throws SQLException {
        execute("create table survivors (name text)");
        execute("insert into survivors values ('committed')");
        platform.postgres().kill();
        assertThat(platform.postgres().isRunning()).isFalse();
        platform.postgres().start();
        assertThat(query("select name from survivors")).isEqualTo("committed");
    }

    @Test
    void kafkaKeepsRecordsThroughStopAndKill() {
        TestTopics topics = new TestTopics(platform.kafka(), "kept-");
        topics.create("records", 1);
        topics.produce("records", "key", bytes("before the stop"));
        platform.kafka().stop();
        platform.kafka().start();
        topics.produce("records", "key", bytes("before the kill"));
        platform.kafka().kill();
        platform.kafka().start();
        assertThat(topics.awaitRecords("records", 2))
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .containsExactly("before the stop", "before the kill");
    }

    @Test
    void registryKeepsIdsThroughAKill() throws Exception {
        String subject = platform.registry().ccompatUrl() + "/subjects/kept-value/versions";
        String schema = "{\"schema\":\"\\\"string\\\"\"}";
        await("a registered schema").until(() -> Http.post(subject, schema).contains("\"id\""));
        String id = Http.post(subject, schema);
        platform.registry().kill();
        platform.registry().start();
        assertThat(Http.post(subject, schema)).isEqualTo(id);
    }

    @Test
    void chainGoesOnWhereItStopped() throws Exception {
        String before = Http.post(platform.chain().rpcUrl(), blockRequest("latest"));
        platform.chain().stop();
        platform.chain().start();
        String hash = before.replaceAll(".*\"hash\":\"(0x[0-9a-f]{64})\".*", "$1");
        assertThat(hash).matches("0x[0-9a-f]{64}");
        assertThat(Http.post(platform.chain().rpcUrl(), blockByHashRequest(hash))).contains(hash);
    }

    @Test
    void aSecondLauncherIsKeptOut() {
        assertThatThrownBy(() ->
                        Platform.start(PlatformOptions.in(DIRECTORY), ProgressListener.SILENT))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("in use by another launcher");
        assertThat(Files.exists(DIRECTORY)).isTrue();
    }

    private static String setting(String name) throws SQLException {
        return query("show " + name);
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection = platform.postgres().connect(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = platform.postgres().connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String blockRequest(String tag) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_getBlockByNumber\",\"params\":[\""
                + tag
                + "\",false]}";
    }

    private static String blockByHashRequest(String hash) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_getBlockByHash\",\"params\":[\""
                + hash
                + "\",false]}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
