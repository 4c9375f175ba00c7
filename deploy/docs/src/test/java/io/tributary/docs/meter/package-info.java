/** Meters: what the READMEs list and what the code registers. */
@NullMarked
package io.tributary.docs.meter;

import org.jspecify.annotations.NullMarked;
