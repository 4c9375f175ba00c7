package io.tributary.quickstart.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.boot.Banner;

/**
 * One service in a virtual machine of its own. It holds on to the launcher by its standard input:
 * when that ends, however the launcher did, the service ends too. Settings come in {@code
 * SPRING_APPLICATION_JSON}, where no list of processes shows them.
 */
public final class ServiceProcess {

    private ServiceProcess() {}

    /** Runs the service whose main class is the only argument. */
    public static void main(String[] arguments) {
        Thread.ofPlatform().name("launcher-watch").daemon().start(ServiceProcess::endWithLauncher);
        Application.of(arguments[0]).bannerMode(Banner.Mode.OFF).run();
    }

    private static void endWithLauncher() {
        try {
            // The launcher never writes: this returns when the stream ends.
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.exit(0);
        }
    }
}
