package io.tributary.testkit.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One server of the platform: a process of its own that can be stopped, killed and started again on
 * the same port with its data. Its methods are for one thread at a time.
 */
public abstract sealed class PlatformPart
        permits PostgresServer, KafkaServer, RegistryServer, DevChain {

    private static final long SECONDS_TO_START = 60;
    private static final long SECONDS_TO_STOP = 15;
    private static final long MILLISECONDS_BETWEEN_PROBES = 40;

    private final String name;
    private final Path directory;
    private final ProcessList processes;
    private @Nullable Process process;

    PlatformPart(String name, Path directory, ProcessList processes) {
        this.name = name;
        this.directory = directory;
        this.processes = processes;
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
            prepare();
            ProcessBuilder builder = Commands.builder(Commands.inOwnSession(command()), log());
            builder.directory(directory.toFile());
            customise(builder);
            Process started = builder.start();
            process = started;
            processes.add(name, started.toHandle());
            awaitReadiness(started);
            afterStart();
        } catch (IOException e) {
            throw new PlatformException(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Stops it in order; does nothing if it does not run. */
    public final synchronized void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        askToStop(running);
        if (!exitsWithin(running, Duration.ofSeconds(SECONDS_TO_STOP))) {
            ProcessList.killFamily(running.toHandle());
        }
        forget();
    }

    /** SIGKILL, for it and every process that it has started; does nothing if it does not run. */
    public final synchronized void kill() {
        Process running = process;
        if (running != null) {
            ProcessList.killFamily(running.toHandle());
            forget();
        }
    }

    /** Whether its process is alive. */
    public final synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Its process. */
    public final synchronized long pid() {
        if (process == null) {
            throw new IllegalStateException(name + " does not run");
        }
        return process.pid();
    }

    /** What has to be on disk before the process starts; called at every start. */
    abstract void prepare() throws IOException;

    abstract List<String> command();

    /** Whether it answers; any exception means: not yet. */
    abstract boolean answers() throws Exception;

    /** Changes the process before it starts. */
    void customise(ProcessBuilder builder) {}

    /** What has to be told to the running server; called at every start. */
    void afterStart() throws IOException {}

    /** Sends the signal that makes the server end in order. */
    void askToStop(Process running) {
        running.destroy();
    }

    /** Runs a command to its end. */
    final void run(String purpose, List<String> command) {
        Commands.run(purpose, command, log(), processes);
    }

    private void forget() {
        process = null;
        processes.remove(name);
    }

    private void awaitReadiness(Process started) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (!answersNow()) {
            if (exitsWithin(started, Duration.ofMillis(MILLISECONDS_BETWEEN_PROBES))) {
                forget();
                throw new PlatformException(name + " ended at once; " + LogTail.of(log()));
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw new PlatformException(
                        name
                                + " does not answer after "
                                + SECONDS_TO_START
                                + " s; "
                                + LogTail.of(log()));
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

    private static boolean exitsWithin(Process process, Duration time) {
        try {
            return process.waitFor(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
