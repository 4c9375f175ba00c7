package io.tributary.quickstart.settings;

import io.tributary.quickstart.settings.Ports.Port;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a run writes: data below the directory of {@code --data} or else below {@code target}, and
 * logs always below {@code target}, where they can be read after a run that failed.
 */
public final class WorkDirectory {

    private static final String HOME = "tributary.quickstart.home";

    private final Path platform;
    private final Path logs;
    private final Path outages;

    /** Two runs on different ports do not meet. */
    public WorkDirectory(@Nullable Path data, Ports ports) {
        Path target = Path.of(System.getProperty(HOME, "target")).toAbsolutePath();
        Path own = target.resolve("run-" + ports.of(Port.PRODUCT));
        this.platform = data == null ? own.resolve("platform") : data;
        this.logs = own.resolve("logs");
        this.outages = own.resolve("outages");
    }

    /** Where the servers keep their data. */
    public Path platform() {
        return platform;
    }

    /** Where the keysets of webhooks' secrets stay: with the data that they sealed. */
    public Path keysets() {
        return platform.resolve("keysets");
    }

    /** Where the services write their logs. */
    public Path logs() {
        return logs;
    }

    /** Where a file of a server's name keeps that server away. */
    public Path outages() {
        return outages;
    }

    /** Makes the directories of logs and outages, and removes those of the last run. */
    public void prepare() {
        try {
            empty(logs);
            empty(outages);
        } catch (IOException e) {
            throw new QuickstartException(
                    Outcome.ENVIRONMENT, logs + " cannot be written: " + e.getMessage() + ".", e);
        }
        System.setProperty("tributary.quickstart.log", logs.resolve("services.log").toString());
    }

    private static void empty(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (DirectoryStream<Path> old = Files.newDirectoryStream(directory)) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }
}
