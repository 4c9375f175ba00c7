/** Tests of this package. */
@NullMarked
package io.tributary.product.chain;

import org.jspecify.annotations.NullMarked;
