package io.tributary.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A pair in two files of a directory, readable by their owner only. Each file is replaced whole; if
 * that is cut short between the two, reading derives the public half from the private one.
 */
public final class KeptKeysets {

    /** The public half, for product-service. */
    public static final String SEALING = "webhook-sealing-keyset.json";

    /** The private half, for interaction-service. */
    public static final String OPENING = "webhook-opening-keyset.json";

    private final Path directory;

    public KeptKeysets(Path directory) {
        this.directory = directory;
    }

    /** The pair that is kept; drawn and kept now if there is none. */
    public KeysetPair get() {
        return isKept() ? read() : keep(KeysetPair.draw());
    }

    /** Adds a key to the kept pair, or draws the first one. */
    public KeysetPair drawNext() {
        return keep(isKept() ? read().rotated() : KeysetPair.draw());
    }

    private boolean isKept() {
        return Files.exists(directory.resolve(OPENING));
    }

    private KeysetPair read() {
        try {
            return KeysetPair.ofOpening(Files.readString(directory.resolve(OPENING)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeysetPair keep(KeysetPair pair) {
        try {
            Files.createDirectories(directory);
            write(OPENING, pair.opening());
            write(SEALING, pair.sealing());
            return pair;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String keyset) throws IOException {
        Path fresh =
                Files.createTempFile(
                        directory,
                        name,
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            writeThrough(fresh, keyset);
            Files.move(
                    fresh,
                    directory.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            // Gone after the move; where that was not reached it holds private keys.
            Files.deleteIfExists(fresh);
        }
    }

    /** On the disk before the move is: a machine that loses power must not be left with neither. */
    private static void writeThrough(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
