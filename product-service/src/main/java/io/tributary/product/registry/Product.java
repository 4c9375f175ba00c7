package io.tributary.product.registry;

import io.tributary.messaging.product.ProductSettings;
import io.tributary.values.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A product with all that belongs to it, as of one version. */
record Product(
        ProductId id,
        String name,
        List<String> domains,
        String status,
        List<Administrator> administrators,
        List<Bank> banks,
        List<ValidKey> keys,
        ProductSettings settings,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** A key that is not revoked, as other services learn of it. */
    record ValidKey(
            UUID id, String kind, String prefix, String hash, boolean test, List<String> origins) {}
}
