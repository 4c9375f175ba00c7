/** Tests of this package. */
@NullMarked
package io.tributary.benchmark.load;

import org.jspecify.annotations.NullMarked;
