/** Measures how fast the services are, beside the bare work that they cannot do without. */
@NullMarked
package io.tributary.benchmark;

import org.jspecify.annotations.NullMarked;
