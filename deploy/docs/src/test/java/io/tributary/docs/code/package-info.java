/** The classes of all modules, read once for all tests. */
@NullMarked
package io.tributary.docs.code;

import org.jspecify.annotations.NullMarked;
