/** Tests of this package. */
@NullMarked
package io.tributary.product.signingkey;

import org.jspecify.annotations.NullMarked;
