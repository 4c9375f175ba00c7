/** chain-pusher: pays pending rewards on chain, each once, and says so at finality. */
@NullMarked
package io.tributary.pusher;

import org.jspecify.annotations.NullMarked;
