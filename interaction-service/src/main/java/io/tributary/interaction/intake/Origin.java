package io.tributary.interaction.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an interaction comes from that no client posted as such.
 *
 * @param source the word that is stored, for example of a webhook's kind
 * @param occurredAt when it happened; null: when it is received. No bound is set: a shop may repeat
 *     what is long past
 * @param test whether it never pays
 */
public record Origin(String source, @Nullable Instant occurredAt, boolean test) {}
