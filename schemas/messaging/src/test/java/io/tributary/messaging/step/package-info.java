/** Tests of this package. */
@NullMarked
package io.tributary.messaging.step;

import org.jspecify.annotations.NullMarked;
