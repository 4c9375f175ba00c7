/** Traces of sampled requests; all others cost nothing. */
@NullMarked
package io.tributary.web.trace;

import org.jspecify.annotations.NullMarked;
