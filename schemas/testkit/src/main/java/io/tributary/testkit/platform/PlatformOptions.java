package io.tributary.testkit.platform;

import java.nio.file.Path;

/**
 * How a platform is started.
 *
 * @param directory where everything it writes goes: data, logs, the list of its processes
 * @param ports its ports
 * @param keepData whether data and logs stay when it is closed, and are found again by the next
 *     one; if not, the directory is emptied at start and removed at the end
 * @param closeFirst runs before the first server is ended; closes what talks to them
 */
public record PlatformOptions(
        Path directory, PlatformPorts ports, boolean keepData, Runnable closeFirst) {

    public PlatformOptions {
        directory = directory.toAbsolutePath().normalize();
    }

    /** Free ports, and nothing is kept. */
    public static PlatformOptions in(Path directory) {
        return new PlatformOptions(directory, PlatformPorts.free(), false, () -> {});
    }

    /** The same on these ports. */
    public PlatformOptions withPorts(PlatformPorts wanted) {
        return new PlatformOptions(directory, wanted, keepData, closeFirst);
    }

    /** The same, with data that outlives the platform. */
    public PlatformOptions keepingData() {
        return new PlatformOptions(directory, ports, true, closeFirst);
    }

    /** The same, with something to close before the servers are ended. */
    public PlatformOptions closingFirst(Runnable clients) {
        return new PlatformOptions(directory, ports, keepData, clients);
    }
}
