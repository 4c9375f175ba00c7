package io.tributary.testkit.schema;

import io.tributary.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * The versions of a topic's schema: those that landed, from the history of {@code schemas/events},
 * and two that the rules of the registry allow: one that a later release could have, one that an
 * earlier release could have had.
 */
public final class SchemaVersions {

    private static final Path HISTORY = Path.of("schemas/events/src/test/resources/history");

    private SchemaVersions() {}

    /**
     * A version and what people call it.
     *
     * @param name for example {@code 1} or {@code later}
     * @param topic whose records it describes
     * @param schema without the properties that a code generator adds
     */
    public record Version(String name, Topic<?> topic, Schema schema) {

        @Override
        public String toString() {
            return topic.valueType().getSimpleName() + " " + name;
        }
    }

    /** The schema that the topic's class was generated from. */
    public static Schema current(Topic<?> topic) {
        return SpecificData.get().getSchema(topic.valueType());
    }

    /** All of them; the last but two is the current one. */
    public static List<Version> of(Topic<?> topic) {
        List<Version> versions = new ArrayList<>();
        for (int number = 1; Files.exists(file(topic, number)); number++) {
            versions.add(new Version("" + number, topic, parse(file(topic, number))));
        }
        Schema last = versions.getLast().schema();
        versions.add(new Version("earlier", topic, new NextVersion(false).of(last)));
        versions.add(new Version("later", topic, new NextVersion(true).of(last)));
        return versions;
    }

    private static Path file(Topic<?> topic, int number) {
        return root().resolve(HISTORY)
                .resolve(topic.valueType().getSimpleName())
                .resolve(number + ".avsc");
    }

    /** The repository: the first directory above this module that has the history. */
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, path -> path != null, Path::getParent)
                .filter(path -> Files.isDirectory(path.resolve(HISTORY)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(here + ": no " + HISTORY + " above"));
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
