/** Who is calling: a wallet by its JWT, or a product by its API key; and what the wallet may do. */
// Over the bound because keys, tokens and roles answer one question, and what checks them is nobody
// else's.
@NullMarked
package io.tributary.web.auth;

import org.jspecify.annotations.NullMarked;
