package io.tributary.quickstart.report;

import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.QuickstartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a record as a report in JSON. It appears by rename: who sees the file sees all of it. */
public final class ReportFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportFile() {}

    /** Replaces the file. */
    public static void write(Record report, Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".writing");
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(beside, JSON.writeValueAsString(report) + "\n");
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new QuickstartException(
                    Outcome.ENVIRONMENT, "The report cannot be written to " + file + ".", e);
        }
    }
}
