/** Turns each campaign match into its pending rewards, once. */
@NullMarked
package io.tributary.reward.grant;

import org.jspecify.annotations.NullMarked;
