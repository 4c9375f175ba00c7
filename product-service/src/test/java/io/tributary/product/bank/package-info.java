/** Tests of the check of banks. */
@NullMarked
package io.tributary.product.bank;

import org.jspecify.annotations.NullMarked;
