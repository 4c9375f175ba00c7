/** The webhooks that a product takes, and their secrets, which this service cannot read back. */
@NullMarked
package io.tributary.product.webhook;

import org.jspecify.annotations.NullMarked;
