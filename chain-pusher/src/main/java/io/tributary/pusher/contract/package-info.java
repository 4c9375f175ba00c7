/** What the bank's contract takes, says and refuses, as bytes on the wire. */
@NullMarked
package io.tributary.pusher.contract;

import org.jspecify.annotations.NullMarked;
