/** Dead letters on the real platform. */
@NullMarked
package io.tributary.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
