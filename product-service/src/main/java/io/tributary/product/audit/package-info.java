/** Who changed what of a product, and when: written with the change, never changed afterwards. */
@NullMarked
package io.tributary.product.audit;

import org.jspecify.annotations.NullMarked;
