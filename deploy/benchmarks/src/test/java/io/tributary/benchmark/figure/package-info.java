/** Tests of this package. */
@NullMarked
package io.tributary.benchmark.figure;

import org.jspecify.annotations.NullMarked;
