/** The wallets that may act for a product, and in which roles. */
@NullMarked
package io.tributary.product.role;

import org.jspecify.annotations.NullMarked;
