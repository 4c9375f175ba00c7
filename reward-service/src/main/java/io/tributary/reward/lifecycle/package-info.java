/** The reward itself: its row, its state and how that is announced. */
@NullMarked
package io.tributary.reward.lifecycle;

import org.jspecify.annotations.NullMarked;
