/** The index of decisions. */
@NullMarked
package io.tributary.docs.decision;

import org.jspecify.annotations.NullMarked;
