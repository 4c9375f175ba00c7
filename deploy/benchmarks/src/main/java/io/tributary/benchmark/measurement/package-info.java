/** What is measured: one class for each comparison. */
@NullMarked
package io.tributary.benchmark.measurement;

import org.jspecify.annotations.NullMarked;
