/** What operators do over HTTP on the management port: replays and dead letters. */
@NullMarked
package io.tributary.operations;

import org.jspecify.annotations.NullMarked;
