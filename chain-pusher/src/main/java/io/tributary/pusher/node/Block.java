package io.tributary.pusher.node;

import io.tributary.values.Bytes32;
import java.time.Instant;

/**
 * A block's header.
 *
 * @param number its height
 * @param hash its hash, which changes if it is reorganised
 * @param time when it was made, whole seconds
 */
public record Block(long number, Bytes32 hash, Instant time) {}
