/**
 * Replays: what a service once consumed goes through its step again, beside the live group and
 * without moving it.
 */
// Over the bound because one thread of work is cut into small parts here; what others see is
// Replays, Replay, StartReplay, ReplayPoint and the meters.
@NullMarked
package io.tributary.messaging.replay;

import org.jspecify.annotations.NullMarked;
