/** The keys that sign wallets' tokens, and how they are changed while the service runs. */
@NullMarked
package io.tributary.product.signingkey;

import org.jspecify.annotations.NullMarked;
