/** The meters of this service. */
@NullMarked
package io.tributary.product.meter;

import org.jspecify.annotations.NullMarked;
