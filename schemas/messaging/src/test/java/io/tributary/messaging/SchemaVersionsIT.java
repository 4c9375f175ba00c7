package io.tributary.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.testkit.platform.Platform;
import io.tributary.testkit.schema.RandomRecords;
import io.tributary.testkit.schema.Resolution;
import io.tributary.testkit.schema.SchemaVersions;
import io.tributary.testkit.schema.SchemaVersions.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Writers and readers of other versions on the wire: what they write, and registered themselves,
 * our codec reads; what our codec writes, they read by the schema that its id names.
 */
@FixtureTest
class SchemaVersionsIT {

    private static final int RECORDS = 10;
    private static final int PREAMBLE = 5;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Autowired EventCodec codec;
    @Autowired TopicNames names;
    @Autowired Platform platform;

    static Stream<Version> versions() {
        return Topics.all().stream().flatMap(topic -> SchemaVersions.of(topic).stream());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void readsWhatAnotherVersionWrote(Version version) throws Exception {
        Schema ours = SchemaVersions.current(version.topic());
        int id = register(version);
        for (GenericRecord written : new RandomRecords(7).of(version.schema(), RECORDS)) {
            byte[] avro = bytes(written, new GenericDatumWriter<>(version.schema()));
            SpecificRecord read = codec.decode(version.topic(), framed(id, avro));
            assertThat(asGeneric(read)).hasToString(Resolution.of(written, ours).toString());
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void writesWhatAnotherVersionReads(Version version) throws Exception {
        assertThatItReads(version, version.topic());
    }

    private <T extends SpecificRecord> void assertThatItReads(Version version, Topic<T> topic)
            throws Exception {
        List<T> records = new RandomRecords(7).of(topic, RECORDS);
        Schema writer = schema(idOf(codec.encode(topic, records.getFirst())));
        for (T ours : records) {
            byte[] bytes = codec.encode(topic, ours);
            GenericRecord read = read(bytes, PREAMBLE, writer, version.schema());
            assertThat(read)
                    .hasToString(Resolution.of(asGeneric(ours), version.schema()).toString());
        }
    }

    private int register(Version version) throws IOException, InterruptedException {
        String subject = names.of(version.topic()) + "-value";
        String schema = version.schema().toString().replace("\\", "\\\\").replace("\"", "\\\"");
        String answer =
                send(
                        HttpRequest.newBuilder(registry("/subjects/" + subject + "/versions"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"schema\":\"" + schema + "\"}")));
        return Integer.parseInt(answer.replaceAll("\\D+", ""));
    }

    private Schema schema(int id) throws IOException, InterruptedException {
        return new Schema.Parser()
                .parse(send(HttpRequest.newBuilder(registry("/schemas/ids/" + id + "/schema"))));
    }

    private URI registry(String path) {
        return URI.create(platform.registry().ccompatUrl() + path);
    }

    private static String send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static int idOf(byte[] bytes) {
        return ByteBuffer.wrap(bytes, 1, 4).getInt();
    }

    private static byte[] framed(int id, byte[] avro) {
        return ByteBuffer.allocate(PREAMBLE + avro.length)
                .put((byte) 0)
                .putInt(id)
                .put(avro)
                .array();
    }

    private static GenericRecord asGeneric(SpecificRecord record) throws IOException {
        Schema schema = record.getSchema();
        return read(bytes(record, new SpecificDatumWriter<>(schema)), 0, schema, schema);
    }

    private static <T> byte[] bytes(T value, DatumWriter<T> writer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writer.write(value, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    @SuppressWarnings("NullAway") // Avro takes null for "no object to use again".
    private static GenericRecord read(byte[] bytes, int offset, Schema writer, Schema reader)
            throws IOException {
        return new GenericDatumReader<GenericRecord>(writer, reader)
                .read(
                        null,
                        DecoderFactory.get()
                                .binaryDecoder(bytes, offset, bytes.length - offset, null));
    }
}
