/** Tests of this package. */
@NullMarked
package io.tributary.messaging.product;

import org.jspecify.annotations.NullMarked;
