/**
 * How a reward is shared between the acting user and those who referred: pure arithmetic, exact to
 * the unit.
 */
@NullMarked
package io.tributary.reward.calculation;

import org.jspecify.annotations.NullMarked;
