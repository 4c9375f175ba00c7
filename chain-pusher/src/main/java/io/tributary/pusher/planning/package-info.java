/** Waiting rewards become batches: one call each, with one nonce, chosen once. */
@NullMarked
package io.tributary.pusher.planning;

import org.jspecify.annotations.NullMarked;
