/** What a wallet sees of its own rewards. */
@NullMarked
package io.tributary.reward.wallet;

import org.jspecify.annotations.NullMarked;
