/** API keys: shown once, kept as hashes, revoked for ever. */
@NullMarked
package io.tributary.product.key;

import org.jspecify.annotations.NullMarked;
