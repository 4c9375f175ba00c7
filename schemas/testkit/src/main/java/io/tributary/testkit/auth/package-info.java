/** Signs wallets in for tests, as product-service would. */
@NullMarked
package io.tributary.testkit.auth;

import org.jspecify.annotations.NullMarked;
