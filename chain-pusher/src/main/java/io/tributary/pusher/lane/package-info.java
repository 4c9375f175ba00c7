/** What a lane is, how it stands, and the thread of its own on which it waits. */
@NullMarked
package io.tributary.pusher.lane;

import org.jspecify.annotations.NullMarked;
