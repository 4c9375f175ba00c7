package io.tributary.messaging.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.apicurio.registry.serde.avro.AvroDatumProvider;
import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import io.tributary.events.PushRecipient;
import io.tributary.events.ReferralDecision;
import io.tributary.events.ReferralOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class KeptDatumsTest {

    private static final ReferralDecision RECORD =
            new ReferralDecision(ReferralOutcome.LINKED, "0xb0b");
    private static final Schema SCHEMA = RECORD.getSchema();

    private final KeptDatums<Object> kept = new KeptDatums<>();
    private final DefaultAvroDatumProvider<Object> found = new DefaultAvroDatumProvider<>(true);

    KeptDatumsTest() {
        kept.setUseSpecificAvroReader(true);
    }

    @Test
    void writesTheSameBytesAsTheSerdesOwn() throws IOException {
        assertThat(write(kept)).isEqualTo(write(found)).isEqualTo(write(kept));
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        byte[] bytes = write(found);

        assertThat(
                        kept.createDatumReader(SCHEMA)
                                .read(null, DecoderFactory.get().binaryDecoder(bytes, null)))
                .isEqualTo(RECORD);
    }

    @Test
    void keepsOneOfEachForASchemaHoweverOftenItIsParsed() {
        Schema again = new Schema.Parser().parse(SCHEMA.toString());

        assertThat(kept.createDatumReader(again)).isSameAs(kept.createDatumReader(SCHEMA));
        assertThat(kept.createDatumWriter(RECORD, again))
                .isSameAs(kept.createDatumWriter(RECORD, SCHEMA));
    }

    @Test
    void keepsSchemasApart() {
        Schema other = PushRecipient.getClassSchema();

        assertThat(kept.createDatumReader(other)).isNotSameAs(kept.createDatumReader(SCHEMA));
    }

    private static byte[] write(AvroDatumProvider<Object> provider) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        provider.createDatumWriter(RECORD, SCHEMA).write(RECORD, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
