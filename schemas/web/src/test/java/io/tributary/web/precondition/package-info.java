/** Tests of this package. */
@NullMarked
package io.tributary.web.precondition;

import org.jspecify.annotations.NullMarked;
