package io.tributary.product.registry;

import java.util.List;
import java.util.UUID;

/** A key that is not revoked, as other services learn of it. */
record ValidKey(
        UUID id, String kind, String prefix, String hash, boolean test, List<String> origins) {}
