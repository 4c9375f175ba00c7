/** What no source of this house has, and what each of its exceptions has beside it. */
@NullMarked
package io.tributary.docs.house;

import org.jspecify.annotations.NullMarked;
