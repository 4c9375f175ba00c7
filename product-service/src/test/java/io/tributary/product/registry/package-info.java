/** Unit tests of the registry. */
@NullMarked
package io.tributary.product.registry;

import org.jspecify.annotations.NullMarked;
