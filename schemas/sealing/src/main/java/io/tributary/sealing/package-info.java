/** Secrets that only their reader can open, and the keysets for that. */
@NullMarked
package io.tributary.sealing;

import org.jspecify.annotations.NullMarked;
