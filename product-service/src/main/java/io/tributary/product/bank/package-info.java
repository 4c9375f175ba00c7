/** The bank that pays a token for a product, checked on chain before it is taken. */
@NullMarked
package io.tributary.product.bank;

import org.jspecify.annotations.NullMarked;
