package io.tributary.testkit.platform;

import java.util.List;

/** This machine: processes that are written down, and a shell that outlives the launcher. */
final class ProcessHost implements ServerHost {

    private final ProcessList processes;
    private final Undertaker undertaker;

    /** Ends what an earlier launcher left in the directory. */
    ProcessHost(PlatformOptions options) {
        this.processes = new ProcessList(options.directory().resolve("processes"));
        processes.endLeftovers();
        this.undertaker = Undertaker.watch(processes.file(), options);
    }

    @Override
    public String address() {
        return "127.0.0.1";
    }

    @Override
    public Server place(PlatformPart part) {
        return new ServerProcess(part, processes);
    }

    @Override
    public List<Long> processIds() {
        return processes.ids();
    }

    @Override
    public void endAll() {
        processes.endAll();
    }

    @Override
    public void close() {
        undertaker.close();
    }
}
