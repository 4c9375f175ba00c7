/** What lays eggs. */
@NullMarked
package io.tributary.sample.bad.hen;

import org.jspecify.annotations.NullMarked;
