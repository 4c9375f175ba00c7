package io.tributary.testkit.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The processes that run for a platform, also on disk, so that the next launcher can end what a
 * killed one left. A line is name, process id and start time: the time tells a process from a later
 * one that was given the same id.
 */
final class ProcessList {

    private static final long SECONDS_TO_DIE = 10;

    private final Path file;
    private final Map<String, ProcessHandle> running = new TreeMap<>();
    private boolean ended;

    ProcessList(Path file) {
        this.file = file;
    }

    /** Takes a process that has just been started; after the end it is ended at once. */
    synchronized void add(String name, ProcessHandle process) {
        if (ended) {
            killFamily(process);
            throw new PlatformException(name + " is not started any more: the platform is closed");
        }
        running.put(name, process);
        write();
    }

    synchronized void remove(String name) {
        running.remove(name);
        if (!ended) {
            write();
        }
    }

    /** SIGKILL for all that run and for all that are added from now on. */
    synchronized void endAll() {
        ended = true;
        running.values().forEach(ProcessList::killFamily);
        running.clear();
        write();
    }

    /** Where they are written down. */
    Path file() {
        return file;
    }

    /** The ids of the processes and of all that they started. */
    synchronized List<Long> ids() {
        return running.values().stream()
                .flatMap(ProcessList::family)
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Ends what an earlier launcher of the same directory left running. */
    void endLeftovers() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            Files.readAllLines(file).stream()
                    .flatMap(line -> parse(line).stream())
                    .forEach(ProcessList::killFamily);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL for the process and all that it started; returns when they are gone. */
    static void killFamily(ProcessHandle process) {
        List<ProcessHandle> all = family(process).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle ->
                handle.onExit().completeOnTimeout(handle, SECONDS_TO_DIE, TimeUnit.SECONDS).join());
    }

    private static Stream<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    private static Optional<ProcessHandle> parse(String line) {
        String[] fields = line.split(" ", 3);
        return ProcessHandle.of(Long.parseLong(fields[0]))
                .filter(handle -> startOf(handle).equals(fields[1]));
    }

    private static String startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(start -> "" + start.toEpochMilli()).orElse("?");
    }

    private void write() {
        List<String> lines = new ArrayList<>();
        running.forEach(
                (name, handle) -> lines.add(handle.pid() + " " + startOf(handle) + " " + name));
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
