/** product-service: products, their banks, administrators and keys, and the sign-in of wallets. */
@NullMarked
package io.tributary.product;

import org.jspecify.annotations.NullMarked;
