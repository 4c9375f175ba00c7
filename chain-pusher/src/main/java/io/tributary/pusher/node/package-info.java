/**
 * The JSON-RPC node of the chain: what it is asked, what it answers, and how its answers are told
 * apart.
 */
@NullMarked
package io.tributary.pusher.node;

import org.jspecify.annotations.NullMarked;
