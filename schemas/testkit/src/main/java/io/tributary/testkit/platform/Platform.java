package io.tributary.testkit.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * PostgreSQL, Kafka, the schema registry and a development chain on this machine, as tests and the
 * quickstart run them. Everything listens on 127.0.0.1 and writes below one directory. What it
 * started is gone after {@link #close()}, which the end of the virtual machine calls too; what a
 * killed launcher leaves is ended by a shell that outlives it, or by the next one in the same
 * directory.
 */
public final class Platform implements AutoCloseable {

    private final PlatformOptions options;
    private final DirectoryLock lock;
    private final ServerHost host;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final RegistryServer registry;
    private final DevChain chain;
    private final Thread hook = new Thread(this::end, "platform-shutdown");
    private boolean closed;

    private Platform(PlatformOptions options, DirectoryLock lock, ServerHost host) {
        PlatformPorts ports = options.ports().resolved();
        PlatformHome home = new PlatformHome();
        Path directory = options.directory();
        this.options = options;
        this.lock = lock;
        this.host = host;
        postgres = new PostgresServer(home, directory.resolve("postgres"), ports.postgres(), host);
        kafka = new KafkaServer(home, directory.resolve("kafka"), ports, host);
        registry = new RegistryServer(home, directory.resolve("registry"), postgres, ports, host);
        chain = new DevChain(home, directory.resolve("chain"), ports.chain(), host);
    }

    /**
     * Starts all parts and returns when each of them answers.
     *
     * @throws PlatformException if one does not; then none is left running
     */
    public static Platform start(PlatformOptions options, ProgressListener progress) {
        Platform platform = open(options);
        Runtime.getRuntime().addShutdownHook(platform.hook);
        try {
            platform.clear();
            platform.startParts(progress);
            return platform;
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    private static Platform open(PlatformOptions options) {
        DirectoryLock lock = DirectoryLock.take(options.directory());
        try {
            return new Platform(options, lock, Hosting.chosen().open(options));
        } catch (PlatformException e) {
            lock.release();
            throw e;
        }
    }

    /**
     * Ends what a killed launcher left running in the directory; does nothing while one uses it.
     */
    public static void endLeftovers(Path directory) {
        if (DirectoryLock.isFree(directory)) {
            new ProcessList(directory.resolve("processes")).endLeftovers();
        }
    }

    /** Whether no other launcher uses the directory now. */
    public static boolean isFree(Path directory) {
        return DirectoryLock.isFree(directory);
    }

    /** The database server. */
    public PostgresServer postgres() {
        return postgres;
    }

    /** The broker. */
    public KafkaServer kafka() {
        return kafka;
    }

    /** The schema registry. */
    public RegistryServer registry() {
        return registry;
    }

    /** The development chain. */
    public DevChain chain() {
        return chain;
    }

    /** All parts, in the order in which they depend on each other. */
    public List<PlatformPart> parts() {
        return List.of(postgres, kafka, registry, chain);
    }

    /** The ids of all processes of this machine that run for it now. */
    public List<Long> processIds() {
        return host.processIds();
    }

    /**
     * Ends every process; without {@code keepData} the directory goes too. Repeating it changes
     * nothing.
     */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The virtual machine is ending, and the hook runs or has run.
            return;
        }
    }

    private synchronized void end() {
        if (closed) {
            return;
        }
        closed = true;
        options.closeFirst().run();
        if (options.keepData()) {
            inParallel(Stream.of(kafka, registry, chain).map(part -> () -> part.stop()));
            postgres.stop();
        }
        host.endAll();
        try (lock;
                host) {
            if (!options.keepData()) {
                Directories.delete(options.directory());
            }
        } catch (IOException e) {
            throw new PlatformException(options.directory() + " cannot be removed", e);
        }
    }

    private void clear() {
        if (options.keepData()) {
            return;
        }
        for (PlatformPart part : parts()) {
            try {
                Directories.delete(part.directory());
            } catch (IOException e) {
                throw new PlatformException(part.directory() + " cannot be removed", e);
            }
        }
    }

    private void startParts(ProgressListener progress) {
        if (options.keepData()) {
            chain.keepState();
        }
        inParallel(
                Stream.of(
                        () -> {
                            startPart(postgres, progress);
                            startPart(registry, progress);
                        },
                        () -> startPart(kafka, progress),
                        () -> startPart(chain, progress)));
    }

    private static void startPart(PlatformPart part, ProgressListener progress) {
        long begin = System.nanoTime();
        part.start();
        progress.ready(part.name(), Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Waits for all of them, also when one fails. */
    private static void inParallel(Stream<Runnable> tasks) {
        CompletableFuture<?>[] running =
                tasks.map(task -> CompletableFuture.runAsync(task, Platform::inThread))
                        .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(running).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PlatformException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static void inThread(Runnable task) {
        Thread.ofPlatform().name("platform-start").daemon().start(task);
    }
}
