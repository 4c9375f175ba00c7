package io.tributary.e2e.fault;

import static org.awaitility.Awaitility.await;

import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A server that the quickstart keeps away while its file is there; closing brings it back. */
final class Outage implements AutoCloseable {

    private static final Map<String, Port> PORTS =
            Map.of(
                    "postgres", Port.POSTGRES,
                    "kafka", Port.KAFKA,
                    "registry", Port.REGISTRY,
                    "chain", Port.CHAIN);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path file;
    private final int port;
    private final long begin = System.nanoTime();

    private Outage(Path file, int port) {
        this.file = file;
        this.port = port;
    }

    /** Returns when connections are refused; a frozen server's are not. */
    static Outage begin(Path directory, Ports ports, String server, String manner) {
        Port port = PORTS.get(server);
        if (port == null) {
            throw new IllegalArgumentException(server + " (expected: one of " + PORTS + ")");
        }
        Outage outage = new Outage(directory.resolve(server), ports.of(port));
        outage.write(manner);
        if (!manner.equals("freeze")) {
            await(server + " to be gone")
                    .atMost(PATIENCE)
                    .until(() -> !Processes.connects(outage.port));
        }
        return outage;
    }

    /** Returns when it has lasted that long. */
    void last(Duration time) {
        await("the end of the outage")
                .atMost(time.plus(PATIENCE))
                .until(() -> System.nanoTime() - begin > time.toNanos());
    }

    /** Returns when something listens again. */
    @Override
    public void close() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(file.getFileName() + " to be back")
                .atMost(PATIENCE)
                .until(() -> Processes.connects(port));
    }

    private void write(String manner) {
        try {
            Files.writeString(file, manner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
