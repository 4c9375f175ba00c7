package io.tributary.messaging.transport;

import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Keeps one reader and one writer for each schema. The serde's own provider keeps them as well, but
 * finds them by a fingerprint that it computes from the whole schema for every record.
 *
 * @param <T> what is read and written
 */
public final class KeptDatums<T> extends DefaultAvroDatumProvider<T> {

    private final Map<Schema, DatumReader<T>> readers = new ConcurrentHashMap<>();
    private final Map<Schema, DatumWriter<T>> writers = new ConcurrentHashMap<>();

    @Override
    public DatumReader<T> createDatumReader(Schema schema) {
        DatumReader<T> kept = readers.get(schema);
        return kept == null ? readers.computeIfAbsent(schema, super::createDatumReader) : kept;
    }

    /** Generated classes alone are kept: how else a schema is written depends on the value. */
    @Override
    public DatumWriter<T> createDatumWriter(T data, Schema schema) {
        if (!(data instanceof SpecificRecord)) {
            return super.createDatumWriter(data, schema);
        }
        DatumWriter<T> kept = writers.get(schema);
        return kept == null
                ? writers.computeIfAbsent(schema, first -> super.createDatumWriter(data, first))
                : kept;
    }
}
