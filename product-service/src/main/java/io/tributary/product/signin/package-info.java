/** Sign-in with Ethereum (EIP-4361) and the tokens that come of it. */
@NullMarked
package io.tributary.product.signin;

import org.jspecify.annotations.NullMarked;
