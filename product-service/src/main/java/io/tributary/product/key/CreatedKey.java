package io.tributary.product.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is answered to who made it, the only time that it is shown.
 *
 * @param origins only of a publishable key
 * @param test only of a test key: true
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CreatedKey(
        UUID id,
        String kind,
        String name,
        String prefix,
        String key,
        Instant createdAt,
        @Nullable List<String> origins,
        @Nullable Boolean test) {

    static CreatedKey of(Key stored, KeyText text) {
        return new CreatedKey(
                stored.id(),
                stored.kind(),
                stored.name(),
                stored.prefix(),
                text.whole(),
                stored.createdAt(),
                stored.origins(),
                stored.test());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "CreatedKey[" + id + " " + prefix + "]";
    }
}
