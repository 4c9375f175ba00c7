/** Leases, loops that run under one, and the relay that publishes changed rows of state. */
// Over the bound because a lease, its loop and a relay on it are parts of one mechanism.
@NullMarked
package io.tributary.messaging.relay;

import org.jspecify.annotations.NullMarked;
