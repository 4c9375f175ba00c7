/** What becomes a hen. */
@NullMarked
package io.tributary.sample.bad.egg;

import org.jspecify.annotations.NullMarked;
