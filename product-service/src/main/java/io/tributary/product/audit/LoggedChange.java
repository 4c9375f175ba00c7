package io.tributary.product.audit;

import io.tributary.values.Address;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A change as it is answered; {@code version} is the product's after it. */
record LoggedChange(
        UUID id,
        Instant at,
        Address actor,
        String action,
        String subject,
        JsonNode details,
        long version) {}
