/** Who is calling: a wallet by its JWT, or a product by its API key; and what the wallet may do. */
@NullMarked
package io.tributary.web.auth;

import org.jspecify.annotations.NullMarked;
