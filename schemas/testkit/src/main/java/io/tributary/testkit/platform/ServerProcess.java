package io.tributary.testkit.platform;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server as a process of this machine. */
final class ServerProcess implements Server {

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(15);

    private final PlatformPart part;
    private final ProcessList processes;
    private @Nullable Process process;

    ServerProcess(PlatformPart part, ProcessList processes) {
        this.part = part;
        this.processes = processes;
    }

    @Override
    public void launch() throws IOException {
        part.prepare(processes);
        ProcessBuilder builder =
                Commands.builder(Commands.inOwnSession(part.command()), part.log());
        builder.directory(part.directory().toFile());
        part.customise(builder);
        Process started = builder.start();
        process = started;
        processes.add(part.name(), started.toHandle());
    }

    @Override
    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    @Override
    public boolean endsWithin(Duration time) {
        try {
            boolean ended = process == null || process.waitFor(time);
            if (ended) {
                forget();
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stop() {
        Process running = process;
        if (running != null) {
            part.askToStop(running, processes);
            if (!endsWithin(TIME_TO_STOP)) {
                kill();
            }
        }
    }

    @Override
    public void kill() {
        if (process != null) {
            ProcessList.killFamily(process.toHandle());
            forget();
        }
    }

    @Override
    public long pid() {
        if (process == null) {
            throw new IllegalStateException(part.name() + " does not run");
        }
        return process.pid();
    }

    @Override
    public String lastWords() {
        return LogTail.of(part.log());
    }

    private void forget() {
        process = null;
        processes.remove(part.name());
    }
}
