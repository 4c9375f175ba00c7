/** Unit tests of signin. */
@NullMarked
package io.tributary.product.signin;

import org.jspecify.annotations.NullMarked;
