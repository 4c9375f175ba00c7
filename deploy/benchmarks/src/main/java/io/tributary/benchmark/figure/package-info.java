/** What was measured: rounds, their spread, ratios, the table and the report. */
@NullMarked
package io.tributary.benchmark.figure;

import org.jspecify.annotations.NullMarked;
