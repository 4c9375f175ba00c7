package io.tributary.quickstart.outage;

import io.tributary.quickstart.settings.Polling;
import io.tributary.testkit.platform.PlatformPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps one server away as long as its file exists. */
final class Outage implements Runnable {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final PlatformPart part;
    private final Path file;
    private final Consumer<String> journal;
    private String complaint = "";
    private volatile Optional<Manner> current = Optional.empty();
    private volatile boolean closed;

    Outage(PlatformPart part, Path file, Consumer<String> journal) {
        this.part = part;
        this.file = file;
        this.journal = journal;
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                follow(wanted());
                complaint = "";
            } catch (IOException | RuntimeException e) {
                complain(String.valueOf(e.getMessage()));
            }
            Polling.pause(PAUSE);
        }
    }

    /**
     * Lets a frozen server go on, so that it can be ended; what is gone stays gone. Waits for
     * nothing.
     */
    void close() {
        closed = true;
        current.filter(manner -> manner == Manner.FREEZE).ifPresent(manner -> manner.end(part));
    }

    private void follow(Optional<Manner> wanted) {
        if (wanted.isPresent() && current.isEmpty()) {
            wanted.get().begin(part);
            current = wanted;
            journal.accept(part.name() + " is away (" + wanted.get() + ")");
        } else if (wanted.isEmpty() && current.isPresent()) {
            current.get().end(part);
            current = Optional.empty();
            journal.accept(part.name() + " is back");
        }
    }

    /** The same failure is told once, not ten times a second. */
    private void complain(String failure) {
        if (!closed && !failure.equals(complaint)) {
            complaint = failure;
            journal.accept(part.name() + ": " + failure);
        }
    }

    private Optional<Manner> wanted() throws IOException {
        try {
            return Optional.of(Manner.parse(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
