/** A package that is named after nothing. */
@NullMarked
package io.tributary.sample.bad.util;

import org.jspecify.annotations.NullMarked;
