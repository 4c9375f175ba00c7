/** The ids, addresses and amounts that every service speaks of, each validated where it is made. */
// Over the bound because these are the words of one vocabulary: a type for each id and amount, used
// by every module.
@NullMarked
package io.tributary.values;

import org.jspecify.annotations.NullMarked;
