/** Tests of this package. */
@NullMarked
package io.tributary.messaging.relay;

import org.jspecify.annotations.NullMarked;
