/** Unit tests of bank. */
@NullMarked
package io.tributary.product.bank;

import org.jspecify.annotations.NullMarked;
