/** The ids, addresses and amounts that every service speaks of, each validated where it is made. */
@NullMarked
package io.tributary.values;

import org.jspecify.annotations.NullMarked;
