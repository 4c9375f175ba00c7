/** Sends requests as fast as they are answered, and counts. */
@NullMarked
package io.tributary.benchmark.load;

import org.jspecify.annotations.NullMarked;
