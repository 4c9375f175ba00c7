/** Visits of people to a shop. */
@NullMarked
package io.tributary.sample.good.visit;

import org.jspecify.annotations.NullMarked;
