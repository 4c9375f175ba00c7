/** Rewards as reward-service announces them become rows that wait for a batch. */
@NullMarked
package io.tributary.pusher.intake;

import org.jspecify.annotations.NullMarked;
