/** Sampled traces on their way from one process to the next. */
@NullMarked
package io.tributary.messaging.trace;

import org.jspecify.annotations.NullMarked;
