/** What is done before an instance works a lane: the fence, and what its database has forgotten. */
@NullMarked
package io.tributary.pusher.takeover;

import org.jspecify.annotations.NullMarked;
