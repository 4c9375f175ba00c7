/** What landed by the chain's own events, when it is final, and how the rewards are told. */
@NullMarked
package io.tributary.pusher.confirmation;

import org.jspecify.annotations.NullMarked;
