/** The meters of this service. */
@NullMarked
package io.tributary.pusher.meter;

import org.jspecify.annotations.NullMarked;
