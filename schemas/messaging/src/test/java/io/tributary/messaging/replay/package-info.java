/** Replays on the real platform. */
@NullMarked
package io.tributary.messaging.replay;

import org.jspecify.annotations.NullMarked;
