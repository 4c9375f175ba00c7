/**
 * Dead letters as operators look at them: newest first, without ever reading a topic as a whole.
 */
@NullMarked
package io.tributary.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
