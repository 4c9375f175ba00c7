package io.tributary.quickstart.outage;

import io.tributary.testkit.platform.Platform;
import io.tributary.testkit.platform.PlatformPart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The servers that can be taken away from a running system: while a directory holds a file of a
 * server's name, that server is gone, in the {@link Manner} that the file says. A file is a control
 * that a shell, a test and a person can work alike.
 */
public final class Outages implements AutoCloseable {

    private final List<Outage> outages = new ArrayList<>();

    private Outages(Path directory, Map<String, PlatformPart> parts, Consumer<String> journal) {
        parts.forEach(
                (name, part) -> outages.add(new Outage(part, directory.resolve(name), journal)));
    }

    /**
     * Watches the directory from now on.
     *
     * @param journal is told of each change, and of what went wrong
     */
    public static Outages watch(Path directory, Platform platform, Consumer<String> journal) {
        Map<String, PlatformPart> parts =
                Map.of(
                        "postgres", platform.postgres(),
                        "kafka", platform.kafka(),
                        "registry", platform.registry(),
                        "chain", platform.chain());
        Outages watched = new Outages(directory, parts, journal);
        watched.outages.forEach(
                outage -> Thread.ofPlatform().name("outage-watch").daemon().start(outage));
        return watched;
    }

    /** Watches no more; nothing stays frozen. */
    @Override
    public void close() {
        outages.forEach(Outage::close);
    }
}
