package io.tributary.testkit.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A shell that waits for the launcher's end, however that comes, SIGKILL included: it reads from a
 * pipe that only the launcher holds open. It then ends what is still on the list of processes and
 * removes the directory if that is not to be kept.
 */
final class Undertaker implements AutoCloseable {

    private static final long SECONDS_TO_END = 5;

    private static final String SCRIPT =
            """
            trap '' INT TERM HUP
            cat >/dev/null
            [ -s "$1" ] || exit 0
            while read -r pid rest; do kill -9 "$pid" 2>/dev/null; done <"$1"
            [ "$3" = keep ] || rm -rf "$2"
            """;

    private final Process shell;

    private Undertaker(Process shell) {
        this.shell = shell;
    }

    static Undertaker watch(Path processes, PlatformOptions options) {
        List<String> command =
                Commands.inOwnSession(
                        List.of(
                                "sh",
                                "-c",
                                SCRIPT,
                                "undertaker",
                                processes.toString(),
                                options.directory().toString(),
                                options.keepData() ? "keep" : "remove"));
        try {
            return new Undertaker(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException e) {
            throw new PlatformException("sh cannot be run: " + e.getMessage(), e);
        }
    }

    /** Lets it go after the list has been emptied. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                shell.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            shell.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
