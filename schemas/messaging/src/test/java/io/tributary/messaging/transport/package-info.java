/** Tests of this package. */
@NullMarked
package io.tributary.messaging.transport;

import org.jspecify.annotations.NullMarked;
