package io.tributary.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;

/** A product as it was written before there were settings. */
class ProductDefaultsTest {

    private static final Schema FIRST =
            new SchemaHistory(Path.of("src/test/resources/history"))
                    .versions("ProductState")
                    .getFirst();

    @Test
    void aRecordWithoutSettingsGivesTheDefaults() throws IOException {
        ProductSettings settings = read(write(anOldProduct())).getSettings();
        assertThat(settings.getClientDedupWindowSeconds()).isEqualTo(7 * 24 * 3600);
        assertThat(settings.getTypeDedupWindows()).isEmpty();
        assertThat(settings.getAttributionWindowSeconds()).isZero();
        assertThat(settings.getWalletInteractionsPerHour()).isZero();
        assertThat(settings.getPayProcessingOrders()).isFalse();
        assertThat(settings.getClaimLifeSeconds()).isEqualTo(30 * 24 * 3600);
        assertThat(settings).isEqualTo(ProductSettings.newBuilder().build());
    }

    private static GenericRecord anOldProduct() {
        return new GenericRecordBuilder(FIRST)
                .set("productId", UUID.randomUUID().toString())
                .set("version", 1L)
                .set(
                        "status",
                        new GenericData.EnumSymbol(FIRST.getField("status").schema(), "ACTIVE"))
                .set("name", "old")
                .set("domains", List.of())
                .set("administrators", List.of())
                .set("banks", List.of())
                .set("keys", List.of())
                .set("createdAt", 0L)
                .set("updatedAt", 0L)
                .build();
    }

    private static byte[] write(GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(FIRST).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static ProductState read(byte[] bytes) throws IOException {
        return new SpecificDatumReader<ProductState>(FIRST, ProductState.getClassSchema())
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }
}
