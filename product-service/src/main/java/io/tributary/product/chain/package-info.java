/** Asks contracts on the chain; for banks and for wallets that are contracts. */
@NullMarked
package io.tributary.product.chain;

import org.jspecify.annotations.NullMarked;
