/** The processes that are measured, and the machine that they run on. */
@NullMarked
package io.tributary.benchmark.machine;

import org.jspecify.annotations.NullMarked;
