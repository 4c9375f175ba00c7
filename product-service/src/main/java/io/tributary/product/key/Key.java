package io.tributary.product.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A valid key as it is listed.
 *
 * @param origins only of a publishable key: where it may be used
 * @param test only of a test key: true
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Key(
        UUID id,
        String kind,
        String name,
        String prefix,
        Instant createdAt,
        @Nullable List<String> origins,
        @Nullable Boolean test) {}
