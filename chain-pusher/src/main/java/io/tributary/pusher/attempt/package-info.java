/** Signed transactions, written down before they are sent. */
@NullMarked
package io.tributary.pusher.attempt;

import org.jspecify.annotations.NullMarked;
