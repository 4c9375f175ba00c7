package io.tributary.testkit.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** PostgreSQL, durable as in production: fsync and synchronous commits are on. */
public final class PostgresServer extends PlatformPart {

    private static final String USER = "tributary";
    private static final String PASSWORD = "tributary";
    private static final String MAINTENANCE_DATABASE = "postgres";

    private static final String ALIAS = "postgres";
    private static final int PORT_INSIDE = 5432;

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "fsync", "on",
                    "synchronous_commit", "on",
                    "max_connections", "400",
                    "timezone", "UTC",
                    "jit", "off");

    /** Of a process on a machine that others use too. */
    private static final Map<String, String> SETTINGS_OF_A_PROCESS =
            Map.of(
                    "listen_addresses", "127.0.0.1",
                    "unix_socket_directories", "",
                    // Files in the data directory instead of shared memory that would outlive a
                    // SIGKILL.
                    "dynamic_shared_memory_type", "mmap");

    private final PlatformHome home;
    private final int port;
    private final Path data;

    PostgresServer(PlatformHome home, Path directory, int port, ServerHost host) {
        super("PostgreSQL", directory, host);
        this.home = home;
        this.port = port;
        this.data = directory.resolve("data");
    }

    /** The port that clients connect to. */
    public int port() {
        return port;
    }

    /** The superuser that every service of a development machine signs in as. */
    public String user() {
        return USER;
    }

    /** The superuser's password. */
    public String password() {
        return PASSWORD;
    }

    /** A database's JDBC URL, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host() + ":" + port + "/" + database;
    }

    /** A database's JDBC URL for the other containers. */
    String jdbcUrlInside(String database) {
        return "jdbc:postgresql://" + ALIAS + ":" + PORT_INSIDE + "/" + database;
    }

    /** A database's R2DBC URL, without user and password. */
    public String r2dbcUrl(String database) {
        return "r2dbc:postgresql://" + host() + ":" + port + "/" + database;
    }

    /**
     * A database's R2DBC URL of a pool of so many connections at most, opened as they are needed.
     */
    public String pooledR2dbcUrl(String database, int most) {
        return "r2dbc:pool:postgresql://%s:%s@%s:%d/%s?initialSize=0&maxSize=%d"
                .formatted(USER, PASSWORD, host(), port, database, most);
    }

    /** Opens a JDBC connection; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), USER, PASSWORD);
    }

    /** Creates the database unless it exists. */
    public void createDatabase(String database) {
        if (!database.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "database: " + database + " (expected: lower-case letters, digits, _)");
        }
        try (Connection connection = connect(MAINTENANCE_DATABASE);
                Statement statement = connection.createStatement()) {
            if (!exists(statement, database)) {
                statement.execute("create database " + database);
            }
        } catch (SQLException e) {
            throw new PlatformException("database " + database + " cannot be created", e);
        }
    }

    @Override
    void prepare(ProcessList processes) throws IOException {
        binaries().unpack();
        if (Files.exists(data.resolve("postgresql.conf"))) {
            return;
        }
        Path passwordFile = directory().resolve("password");
        Files.writeString(passwordFile, PASSWORD);
        Directories.delete(data);
        List<String> initdb = Commands.notAsRoot(initdb(passwordFile));
        Commands.run("PostgreSQL's initdb", initdb, log(), processes);
        Files.delete(passwordFile);
    }

    @Override
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(binaries().program("postgres"), "-D", data.toString()));
        command.addAll(List.of("-p", String.valueOf(port)));
        command.addAll(arguments(SETTINGS));
        command.addAll(arguments(SETTINGS_OF_A_PROCESS));
        return Commands.notAsRoot(command);
    }

    @Override
    ContainerPlan container() {
        List<String> command = new ArrayList<>(List.of("docker-entrypoint.sh", "postgres"));
        command.addAll(arguments(SETTINGS));
        return new ContainerPlan(
                home.image("postgres"),
                ALIAS,
                Map.of(port, PORT_INSIDE),
                Map.of(
                        "POSTGRES_USER", USER,
                        "POSTGRES_PASSWORD", PASSWORD,
                        "POSTGRES_DB", MAINTENANCE_DATABASE,
                        "POSTGRES_INITDB_ARGS", "-E UTF8 --locale=C"),
                command);
    }

    private static List<String> arguments(Map<String, String> settings) {
        return settings.entrySet().stream()
                .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue()))
                .toList();
    }

    private PostgresBinaries binaries() {
        return new PostgresBinaries(home.postgresJar());
    }

    @Override
    boolean answers() throws SQLException {
        try (Connection connection = connect(MAINTENANCE_DATABASE)) {
            return connection.isValid(1);
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown; on SIGTERM it would wait for its clients. */
    @Override
    void askToStop(Process running, ProcessList processes) {
        List<String> signal = List.of("sh", "-c", "kill -INT " + running.pid());
        Commands.run("the signal to PostgreSQL", signal, log(), processes);
    }

    private List<String> initdb(Path passwordFile) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(binaries().program("initdb"), "-D", data.toString()));
        command.addAll(List.of("-U", USER, "--pwfile", passwordFile.toString()));
        command.addAll(List.of("-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync"));
        return command;
    }

    private static boolean exists(Statement statement, String database) throws SQLException {
        try (ResultSet found =
                statement.executeQuery(
                        "select 1 from pg_database where datname = '" + database + "'")) {
            return found.next();
        }
    }
}
