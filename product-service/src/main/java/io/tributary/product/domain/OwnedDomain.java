package io.tributary.product.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A domain of a product as it is answered.
 *
 * @param verified whether DNS was seen to say that it is the product's
 * @param verifiedAt when that was seen first; null if never
 * @param record what to publish so that it is seen
 */
record OwnedDomain(
        String domain, boolean verified, @Nullable Instant verifiedAt, ProofRecord record) {}
