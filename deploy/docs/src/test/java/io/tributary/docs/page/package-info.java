/** The pages of the checkout, read as tables, links and backticked words. */
@NullMarked
package io.tributary.docs.page;

import org.jspecify.annotations.NullMarked;
