/** Unit tests of paging. */
@NullMarked
package io.tributary.web.paging;

import org.jspecify.annotations.NullMarked;
