/** How interactions of a product are taken, as its administrators set it. */
@NullMarked
package io.tributary.product.settings;

import org.jspecify.annotations.NullMarked;
