package io.tributary.testkit.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * The chain's state on disk. The chain empties its file and writes it anew after each block:
 * SIGKILL meanwhile leaves a torn one, from which no chain starts. So a copy is kept of what was
 * whole.
 */
final class ChainState {

    /** A file that was changed later may still be written. */
    private static final Duration SETTLED = Duration.ofMillis(200);

    private final Path file;
    private final Path copy;
    private FileTime copied = FileTime.fromMillis(0);

    ChainState(Path file) {
        this.file = file;
        this.copy = file.resolveSibling(file.getFileName() + ".whole");
    }

    Path file() {
        return file;
    }

    /** Puts the copy into the place of a torn state; call it while no chain runs. */
    synchronized void repair() throws IOException {
        if (Files.exists(copy) && !(Files.exists(file) && isWhole(Files.readString(file)))) {
            Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Copies the state if there is a new one that is whole. */
    synchronized void keep() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        FileTime written = Files.getLastModifiedTime(file);
        if (written.equals(copied) || written.toInstant().isAfter(Instant.now().minus(SETTLED))) {
            return;
        }
        String state = Files.readString(file);
        if (isWhole(state) && written.equals(Files.getLastModifiedTime(file))) {
            Path beside = copy.resolveSibling(copy.getFileName() + ".writing");
            Files.writeString(beside, state);
            Files.move(beside, copy, StandardCopyOption.ATOMIC_MOVE);
            copied = written;
        }
    }

    /** Whether the object that begins the text ends with it; braces in strings do not count. */
    private static boolean isWhole(String json) {
        int depth = 0;
        boolean text = false;
        for (int i = 0; i < json.length(); i++) {
            char next = json.charAt(i);
            if (next == '"') {
                text = !text;
            } else if (next == '\\') {
                i++;
            } else if (!text && next == '{') {
                depth++;
            } else if (!text && next == '}') {
                depth--;
            }
        }
        return !json.isEmpty() && depth == 0 && !text;
    }
}
