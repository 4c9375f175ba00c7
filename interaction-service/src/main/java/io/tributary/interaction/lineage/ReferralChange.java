package io.tributary.interaction.lineage;

import io.tributary.values.Address;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change that an administrator made.
 *
 * @param id of the change
 * @param changedAt when
 * @param changedBy who
 * @param before the referrer before; null: none
 * @param after the referrer from then on; null: none
 * @param reason why
 */
record ReferralChange(
        UUID id,
        Instant changedAt,
        Address changedBy,
        @Nullable Address before,
        @Nullable Address after,
        String reason) {}
