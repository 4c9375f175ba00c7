package io.tributary.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every version of every schema that ever landed stands in {@code src/test/resources/history}. The
 * current one has to be the last of them, and to read and be read by all (FULL_TRANSITIVE, as the
 * registry demands).
 */
class SchemaHistoryTest {

    private static final Path HISTORY = Path.of("src", "test", "resources", "history");

    static Stream<Schema> current() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "avro"))) {
            return files.sorted().map(SchemaHistoryTest::parse).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("current")
    void theCurrentSchemaIsTheLastOfItsHistory(Schema schema) throws IOException {
        assertThat(history(schema).getLast().toString())
                .as("a changed schema needs a new version: .ci/dev record-schemas")
                .isEqualTo(schema.toString());
    }

    @ParameterizedTest
    @MethodSource("current")
    void readsAndIsReadByEveryVersion(Schema schema) throws IOException, SchemaValidationException {
        new SchemaValidatorBuilder()
                .mutualReadStrategy()
                .validateAll()
                .validate(schema, history(schema));
    }

    @ParameterizedTest
    @MethodSource("current")
    void recordsOfEveryVersionArriveInEveryOther(Schema schema) throws IOException {
        List<Schema> versions = history(schema);
        for (Schema writer : versions) {
            for (Object written : new RandomData(writer, 20, 42L)) {
                for (Schema reader : versions) {
                    assertThat(read(write(written, writer), writer, reader)).isNotNull();
                }
                assertThat(read(write(written, writer), writer, writer)).isEqualTo(written);
            }
        }
    }

    @Test
    void theGateRefusesAFieldWithoutDefault() {
        Schema landed = record("[{'name':'a','type':'string'}]");
        Schema changed = record("[{'name':'a','type':'string'},{'name':'b','type':'string'}]");
        assertThat(isCompatible(landed, changed)).isFalse();
        Schema better =
                record("[{'name':'a','type':'string'},{'name':'b','type':'string','default':''}]");
        assertThat(isCompatible(landed, better)).isTrue();
    }

    private static boolean isCompatible(Schema landed, Schema changed) {
        try {
            new SchemaValidatorBuilder()
                    .mutualReadStrategy()
                    .validateAll()
                    .validate(changed, List.of(landed));
            return true;
        } catch (SchemaValidationException refused) {
            return false;
        }
    }

    private static Schema record(String fields) {
        String json = "{'type':'record','name':'Sample','fields':" + fields + "}";
        return new Schema.Parser().parse(json.replace('\'', '"'));
    }

    private static byte[] write(Object written, Schema writer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Encoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(writer).write(written, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes, Schema writer, Schema reader) throws IOException {
        GenericData model = new GenericData();
        return new GenericDatumReader<>(writer, reader, model)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }

    private static List<Schema> history(Schema schema) throws IOException {
        Path folder = HISTORY.resolve(schema.getName());
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> versions =
                    files.sorted(Comparator.comparingInt(SchemaHistoryTest::number)).toList();
            assertThat(versions.stream().map(SchemaHistoryTest::number))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, versions.size()).boxed().toList());
            return versions.stream().map(SchemaHistoryTest::parse).toList();
        }
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replace(".avsc", ""));
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
