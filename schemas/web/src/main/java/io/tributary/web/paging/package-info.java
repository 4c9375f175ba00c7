/** Lists: newest first, bounded, continued by a cursor. */
@NullMarked
package io.tributary.web.paging;

import org.jspecify.annotations.NullMarked;
