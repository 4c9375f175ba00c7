package io.tributary.product.key;

import java.time.Instant;
import java.util.UUID;

/** A key as it is answered to who made it, the only time that it is shown. */
record CreatedKey(UUID id, String kind, String name, String prefix, String key, Instant createdAt) {

    static CreatedKey of(Key stored, KeyText text) {
        return new CreatedKey(
                stored.id(),
                stored.kind(),
                stored.name(),
                stored.prefix(),
                text.whole(),
                stored.createdAt());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "CreatedKey[" + id + " " + prefix + "]";
    }
}
