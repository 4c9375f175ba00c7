/** Batches as they stand: one call each, with one nonce and one state. */
@NullMarked
package io.tributary.pusher.batch;

import org.jspecify.annotations.NullMarked;
