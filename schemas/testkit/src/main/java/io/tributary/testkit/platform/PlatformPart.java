package io.tributary.testkit.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One server of the platform: a process or a container of its own that can be stopped, killed and
 * started again on the same port with its data. Its methods are for one thread at a time.
 */
public abstract sealed class PlatformPart
        permits PostgresServer, KafkaServer, RegistryServer, DevChain {

    private static final long SECONDS_TO_START = 60;
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(40);

    private final String name;
    private final Path directory;
    private final String host;
    private final Server server;

    @SuppressWarnings("this-escape") // Nothing is called on it before it is launched.
    PlatformPart(String name, Path directory, ServerHost host) {
        this.name = name;
        this.directory = directory;
        this.host = host.address();
        this.server = host.place(this);
    }

    /** What people call it. */
    public final String name() {
        return name;
    }

    /** Where its data and its log are. */
    public final Path directory() {
        return directory;
    }

    /** What it has written to its output. */
    public final Path log() {
        return directory.resolve("output.log");
    }

    /** Starts it and returns when it answers; does nothing if it runs. */
    public final synchronized void start() {
        if (isRunning()) {
            return;
        }
        try {
            Files.createDirectories(directory);
            beforeStart();
            server.launch();
            awaitReadiness();
            afterStart();
        } catch (IOException e) {
            throw new PlatformException(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Stops it in order; does nothing if it does not run. */
    public final synchronized void stop() {
        server.stop();
    }

    /** SIGKILL, for it and every process that it has started; does nothing if it does not run. */
    public final synchronized void kill() {
        server.kill();
    }

    /** Whether it runs. */
    public final synchronized boolean isRunning() {
        return server.isRunning();
    }

    /**
     * Its process.
     *
     * @throws PlatformException if it is a container
     */
    public final synchronized long pid() {
        return server.pid();
    }

    /** Where clients find its ports. */
    final String host() {
        return host;
    }

    /** What the servers that it needs have to hold; called at every start. */
    void beforeStart() {}

    /** What has to be on disk before the process starts; called at every start. */
    abstract void prepare(ProcessList processes) throws IOException;

    abstract List<String> command();

    /** The same server as a container. */
    abstract ContainerPlan container();

    /** Whether it answers; any exception means: not yet. */
    abstract boolean answers() throws Exception;

    /** Changes the process before it starts. */
    void customise(ProcessBuilder builder) {}

    /** What has to be told to the running server; called at every start. */
    void afterStart() throws IOException {}

    /** Sends the signal that makes the process end in order. */
    void askToStop(Process running, ProcessList processes) {
        running.destroy();
    }

    private void awaitReadiness() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (!answersNow()) {
            if (server.endsWithin(BETWEEN_PROBES)) {
                throw new PlatformException(name + " ended at once; " + server.lastWords());
            }
            if (System.nanoTime() > deadline) {
                String lastWords = server.lastWords();
                kill();
                throw new PlatformException(
                        "%s does not answer after %d s; %s"
                                .formatted(name, SECONDS_TO_START, lastWords));
            }
        }
    }

    private boolean answersNow() {
        try {
            return answers();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(name + " was interrupted while it started", e);
        } catch (Exception e) {
            return false;
        }
    }
}
