package io.tributary.docs.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The checkout that this module is part of. */
public final class Checkout {

    private static final Path ROOT = find(Path.of("").toAbsolutePath());

    private static final Set<String> GENERATED = Set.of("target", "node_modules", ".git");

    private Checkout() {}

    /** Its root. */
    public static Path root() {
        return ROOT;
    }

    /** A file as text. */
    public static String read(String relativePath) {
        try {
            return Files.readString(ROOT.resolve(relativePath));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files with that ending that are not generated, relative to the root, in order. */
    public static List<String> files(String ending) {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new Collector(ending, found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted().toList();
    }

    private static Path find(Path from) {
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".ci"))) {
                return folder;
            }
        }
        throw new IllegalStateException("root of the checkout above " + from + ": none");
    }

    private static final class Collector extends SimpleFileVisitor<Path> {

        private final String ending;
        private final List<String> found;

        Collector(String ending, List<String> found) {
            this.ending = ending;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return GENERATED.contains(folder.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(ending)) {
                found.add(ROOT.relativize(file).toString());
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
