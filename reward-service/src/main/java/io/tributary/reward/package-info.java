/** Rewards: what a match owes to whom, and what became of it. */
@NullMarked
package io.tributary.reward;

import org.jspecify.annotations.NullMarked;
