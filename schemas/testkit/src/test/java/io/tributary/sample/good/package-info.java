/** A service that keeps the rules. */
@NullMarked
package io.tributary.sample.good;

import org.jspecify.annotations.NullMarked;
