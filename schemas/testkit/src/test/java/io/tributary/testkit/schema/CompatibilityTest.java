package io.tributary.testkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.Topics;
import io.tributary.testkit.schema.SchemaVersions.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The generated classes against every version of their schema, on real bytes: those that landed,
 * one that a later release could have and one that an earlier could have had.
 */
class CompatibilityTest {

    private static final int RECORDS = 100;
    private static final long SEED = 20261122;

    static Stream<Version> versions() {
        return Topics.all().stream().flatMap(topic -> SchemaVersions.of(topic).stream());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void ourClassReadsWhatThatVersionWrote(Version version) throws IOException {
        Schema ours = SchemaVersions.current(version.topic());
        for (GenericRecord written : new RandomRecords(SEED).of(version.schema(), RECORDS)) {
            byte[] bytes = bytes(written, new GenericDatumWriter<>(version.schema()));
            SpecificRecord read = read(bytes, ourReader(version));
            assertThat(asJson(read)).isEqualTo(Resolution.of(written, ours).toString());
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void thatVersionReadsWhatOurClassWrote(Version version) throws IOException {
        for (SpecificRecord ours : new RandomRecords(SEED).of(version.topic(), RECORDS)) {
            byte[] bytes = bytes(ours, ourWriter(ours));
            GenericRecord read =
                    read(bytes, new GenericDatumReader<>(ours.getSchema(), version.schema()));
            assertThat(read)
                    .hasToString(Resolution.of(asGeneric(ours), version.schema()).toString());
        }
    }

    private static DatumReader<SpecificRecord> ourReader(Version writer) {
        Schema ours = SchemaVersions.current(writer.topic());
        return new SpecificDatumReader<>(writer.schema(), ours, SpecificData.getForSchema(ours));
    }

    private static DatumWriter<SpecificRecord> ourWriter(SpecificRecord record) {
        return new SpecificDatumWriter<>(record.getSchema());
    }

    private static GenericRecord asGeneric(SpecificRecord record) throws IOException {
        return read(bytes(record, ourWriter(record)), new GenericDatumReader<>(record.getSchema()));
    }

    private static String asJson(SpecificRecord record) throws IOException {
        return asGeneric(record).toString();
    }

    private static <T> byte[] bytes(T value, DatumWriter<T> writer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writer.write(value, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    /** Reads to the last byte: what is left over would be the next field of somebody's. */
    @SuppressWarnings("NullAway") // Avro takes null for "no object to use again".
    private static <T> T read(byte[] bytes, DatumReader<T> reader) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        T value = reader.read(null, decoder);
        assertThat(decoder.isEnd()).isTrue();
        return value;
    }
}
