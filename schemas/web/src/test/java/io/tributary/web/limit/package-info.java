/** Tests of this package. */
@NullMarked
package io.tributary.web.limit;

import org.jspecify.annotations.NullMarked;
