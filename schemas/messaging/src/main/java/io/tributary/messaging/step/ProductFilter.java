package io.tributary.messaging.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Tells records of one product: by what the record says, else (unreadable) by its key. */
public final class ProductFilter {

    private static final String FIELD = "productId";
    private static final int UUID_LENGTH = 36;

    private final @Nullable UUID wanted;

    ProductFilter(@Nullable UUID wanted) {
        this.wanted = wanted;
    }

    /** Whether records of this class say their product. */
    public static boolean fits(Class<? extends SpecificRecord> type) {
        return SpecificData.get().getSchema(type).getField(FIELD) != null;
    }

    boolean takes(SpecificRecord event) {
        if (wanted == null) {
            return true;
        }
        Schema.Field field = event.getSchema().getField(FIELD);
        return field != null && wanted.equals(event.get(field.pos()));
    }

    boolean takes(ConsumerRecord<byte[], byte[]> unreadable) {
        return wanted == null || isKeyOf(unreadable.key(), wanted.toString());
    }

    private static boolean isKeyOf(byte @Nullable [] key, String product) {
        if (key == null || key.length < UUID_LENGTH) {
            return false;
        }
        boolean whole = key.length == UUID_LENGTH || key[UUID_LENGTH] == ':';
        return whole && product.equals(new String(key, 0, UUID_LENGTH, UTF_8));
    }
}
