package io.tributary.testkit.schema;

import io.tributary.events.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Random records that are valid: what a logical type promises holds (a uuid is one, a uint256 is a
 * number below 2^256, its ends included), options are there or not, texts are of any language. The
 * same seed makes the same records. Values are as Avro writes them, without conversions.
 */
public final class RandomRecords {

    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final long MICROS =
            ChronoUnit.MICROS.between(FIRST, FIRST.plusSeconds(900_000_000));
    private static final BigInteger LARGEST = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
    private static final List<String> TEXTS =
            List.of("", "order-1", "purchase.completed", "Straße № 7", "報酬", "🎁 \"x\" \\ \n");

    private final Random random;

    /** Records of a seed. */
    public RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    /** As many records of the schema as asked for. */
    public List<GenericRecord> of(Schema schema, int count) {
        return Stream.generate(() -> record(schema)).limit(count).toList();
    }

    /** As many records of a topic's own class. */
    public <T extends SpecificRecord> List<T> of(Topic<T> topic, int count) {
        Schema schema = SchemaVersions.current(topic);
        return of(schema, count).stream()
                .map(record -> topic.valueType().cast(specific(record, schema)))
                .toList();
    }

    /** Avro makes the one of the other only by way of its bytes. */
    @SuppressWarnings("NullAway") // Avro takes null for "no object to use again".
    private static Object specific(GenericRecord record, Schema schema) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new GenericDatumWriter<>(schema).write(record, encoder);
            return new SpecificDatumReader<>(schema, schema, SpecificData.getForSchema(schema))
                    .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }

    private GenericRecord record(Schema schema) {
        GenericRecord record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
        return record;
    }

    private @Nullable Object value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ENUM -> new GenericData.EnumSymbol(schema, one(schema.getEnumSymbols()));
            case ARRAY -> new GenericData.Array<>(schema, values(schema.getElementType()));
            case UNION -> value(one(schema.getTypes()));
            case STRING -> text(schema);
            case LONG -> number(schema);
            case INT -> random.nextInt();
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
            case MAP, BYTES, FIXED, FLOAT, DOUBLE ->
                    throw new IllegalArgumentException(
                            "type: " + schema.getType() + " (expected: one that topics use)");
        };
    }

    private List<@Nullable Object> values(Schema schema) {
        List<@Nullable Object> values = new ArrayList<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            values.add(value(schema));
        }
        return values;
    }

    private String text(Schema schema) {
        return switch (String.valueOf(schema.getProp("logicalType"))) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "uint256" -> amount().toString();
            default -> random.nextBoolean() ? one(TEXTS) : address();
        };
    }

    private long number(Schema schema) {
        return "timestamp-micros".equals(schema.getProp("logicalType"))
                ? ChronoUnit.MICROS.between(Instant.EPOCH, FIRST) + random.nextLong(MICROS)
                : random.nextLong(1L << 53);
    }

    private BigInteger amount() {
        List<Supplier<BigInteger>> kinds =
                List.of(
                        () -> BigInteger.ZERO,
                        () -> LARGEST,
                        () -> new BigInteger(64, random),
                        () -> new BigInteger(256, random));
        return one(kinds).get();
    }

    private String address() {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        return "0x" + HexFormat.of().formatHex(bytes);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
