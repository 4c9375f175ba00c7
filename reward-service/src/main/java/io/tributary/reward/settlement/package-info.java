/** Learns from chain-pusher what became of rewards on their way to the chain. */
@NullMarked
package io.tributary.reward.settlement;

import org.jspecify.annotations.NullMarked;
