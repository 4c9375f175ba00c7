/** What opens, what does not, and what is said of a wrong keyset. */
@NullMarked
package io.tributary.sealing;

import org.jspecify.annotations.NullMarked;
