package io.tributary.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * Every version of every schema that ever landed: {@code <record>/<number>.avsc}, and beside them
 * {@code fingerprints.txt}, a line of SHA-256 and name for each, so that none is changed
 * afterwards.
 */
record SchemaHistory(Path folder) {

    private static final String FINGERPRINTS = "fingerprints.txt";

    /** The records that have a history. */
    List<String> names() {
        return list(folder).filter(Files::isDirectory).map(SchemaHistory::name).toList();
    }

    /** The versions of a record, the oldest first; none if it never landed. */
    List<Schema> versions(String name) {
        return files(name).map(SchemaHistory::parse).toList();
    }

    /** What was changed, removed or slipped in behind the fingerprints' back. */
    List<String> forgeries() {
        Map<String, String> landed = new TreeMap<>();
        lines(folder.resolve(FINGERPRINTS)).forEach(line -> landed.put(line[1], line[0]));
        Map<String, String> found = new TreeMap<>();
        names().stream()
                .flatMap(this::files)
                .forEach(file -> found.put(nameInHistory(file), fingerprint(file)));
        Stream<String> changed =
                landed.entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(found.get(entry.getKey())))
                        .map(entry ->
                                entry.getKey() + ": changed or gone (expected: as it landed)");
        Stream<String> unknown =
                found.keySet().stream()
                        .filter(name -> !landed.containsKey(name))
                        .map(name -> name + ": no fingerprint (expected: one)");
        return Stream.concat(changed, unknown).toList();
    }

    /** The number of a version's file. */
    private static int number(Path file) {
        return Integer.parseInt(name(file).replace(".avsc", ""));
    }

    static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Stream<Path> list(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Stream<Path> files(String name) {
        Path versions = folder.resolve(name);
        return Files.isDirectory(versions)
                ? list(versions).sorted(Comparator.comparingInt(SchemaHistory::number))
                : Stream.of();
    }

    private String nameInHistory(Path file) {
        return folder.relativize(file).toString();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Stream<String[]> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(line -> line.split(" +", 2));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String fingerprint(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
