/** The distributor's signature (EIP-712) under a batch, and the gas payer's under a transaction. */
@NullMarked
package io.tributary.pusher.signing;

import org.jspecify.annotations.NullMarked;
