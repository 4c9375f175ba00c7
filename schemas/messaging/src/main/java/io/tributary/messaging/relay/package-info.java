/** Leases, loops that run under one, and the relay that publishes changed rows of state. */
@NullMarked
package io.tributary.messaging.relay;

import org.jspecify.annotations.NullMarked;
