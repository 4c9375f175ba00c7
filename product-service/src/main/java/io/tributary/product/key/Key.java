package io.tributary.product.key;

import java.time.Instant;
import java.util.UUID;

/** A valid key as it is listed. */
record Key(UUID id, String kind, String name, String prefix, Instant createdAt) {}
