/** What a transaction offers for its gas, and by how much more when it is stuck. */
@NullMarked
package io.tributary.pusher.fee;

import org.jspecify.annotations.NullMarked;
