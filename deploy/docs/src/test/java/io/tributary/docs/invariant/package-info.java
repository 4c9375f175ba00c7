/** The invariants of the design, and the tests that try to break them. */
@NullMarked
package io.tributary.docs.invariant;

import org.jspecify.annotations.NullMarked;
