/** Keeps the pages of this folder true: what they name exists, what they list is complete. */
@NullMarked
package io.tributary.docs;

import org.jspecify.annotations.NullMarked;
