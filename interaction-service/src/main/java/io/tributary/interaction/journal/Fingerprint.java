package io.tributary.interaction.journal;

import org.jspecify.annotations.Nullable;

/**
 * A client of a publishable key, known again for a day: a keyed hash of its address and user agent.
 *
 * @param today under today's key
 * @param yesterday under yesterday's; null: there is no such key any more
 */
public record Fingerprint(String today, @Nullable String yesterday) {}
