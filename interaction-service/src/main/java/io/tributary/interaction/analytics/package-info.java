/**
 * Correlates interactions with the analytics of clients: ids that came with them, that fit them,
 * that are attached later.
 */
@NullMarked
package io.tributary.interaction.analytics;

import org.jspecify.annotations.NullMarked;
