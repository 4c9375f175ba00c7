/** Tests of this package. */
@NullMarked
package io.tributary.product.key;

import org.jspecify.annotations.NullMarked;
