package io.tributary.testkit.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's binaries, unpacked once beside the jar that they come in; safe when several
 * launchers do it at once.
 */
final class PostgresBinaries {

    private final Path jar;
    private final Path unpacked;

    PostgresBinaries(Path jar) {
        this.jar = jar;
        this.unpacked = jar.resolveSibling("unpacked");
    }

    /** A program, for example {@code initdb}. */
    String program(String name) {
        return unpacked.resolve("bin").resolve(name).toString();
    }

    void unpack() throws IOException {
        if (Files.isDirectory(unpacked)) {
            return;
        }
        Path own = jar.resolveSibling("unpacking-" + ProcessHandle.current().pid());
        Directories.delete(own);
        Files.createDirectories(own);
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream archive = zip.getInputStream(archiveIn(zip));
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(
                                new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                unpackEntry(entry, tar, own);
            }
        }
        publish(own);
    }

    /** The first launcher wins; what the others unpacked is thrown away. */
    private void publish(Path own) throws IOException {
        try {
            Files.move(own, unpacked, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            Directories.delete(own);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException(unpacked + " is on another file system than " + own, e);
        }
    }

    private static ZipEntry archiveIn(ZipFile zip) {
        return zip.stream()
                .filter(entry -> entry.getName().endsWith(".txz"))
                .findFirst()
                .orElseThrow(() -> new PlatformException(zip.getName() + " holds no .txz"));
    }

    private static void unpackEntry(TarArchiveEntry entry, InputStream content, Path root)
            throws IOException {
        Path path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException(entry.getName() + " (expected: a path inside the archive)");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            boolean program = path.startsWith(root.resolve("bin"));
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
